package io.hearthlink.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the records refuse. Null is never refused: it leaves the choice to somebody else. */
final class Check {

  private static final int MOST_SHOWN = 60;

  private Check() {}

  static void range(String component, @Nullable Double value, double least, double most) {
    if (value != null && !(value >= least && value <= most)) {
      throw BadValue.of(component, value + " is not from " + (long) least + " to " + (long) most);
    }
  }

  static void atLeast(String component, int least, @Nullable Integer value) {
    if (value != null && value < least) {
      throw BadValue.of(component, value + " is less than " + least);
    }
  }

  static void positive(String component, @Nullable Duration value) {
    if (value == null) {
      return;
    }
    if (value.isZero() || value.isNegative()) {
      throw BadValue.of(component, "it must be longer than 0");
    }
    if (value.compareTo(Durations.LONGEST) > 0) {
      throw BadValue.of(component, "it is longer than " + Durations.LONGEST.toDays() + " days");
    }
  }

  /** Returns the word as it stands in {@code allowed}, which has lower case only. */
  static @Nullable String word(String component, @Nullable String value, List<String> allowed) {
    String word = value == null ? null : value.toLowerCase(Locale.ROOT);
    if (value != null && !allowed.contains(word)) {
      throw BadValue.word(component, value, allowed);
    }
    return word;
  }

  static void notBlank(String component, @Nullable String value) {
    if (value != null && value.isBlank()) {
      throw BadValue.of(component, "it is blank");
    }
  }

  static void startsWithSlash(String component, @Nullable String value) {
    if (value != null && !value.startsWith("/")) {
      throw BadValue.of(component, shown(value) + " does not start with /");
    }
  }

  static void secret(String component, @Nullable Secret value) {
    if (value != null && (value.reveal().isBlank() || !Headers.isAscii(value))) {
      throw BadValue.of(component, "it is blank, or has a character other than printable ASCII");
    }
  }

  static void format(String component, WireFormat format, boolean described) {
    if (format == WireFormat.OLLAMA) {
      throw BadValue.word(component, "ollama", List.of("openai", "anthropic", "custom"));
    }
    if (format == WireFormat.CUSTOM && !described) {
      throw BadValue.of(
          component,
          "\"custom\" needs llm.custom.request, and llm.custom.delta or (without stream) .text");
    }
  }

  /** The text as a message shows it; never for a secret. */
  static String shown(String text) {
    String plain = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    return "\"" + plain.replaceAll("\\p{Cntrl}", "?") + "\"";
  }
}
