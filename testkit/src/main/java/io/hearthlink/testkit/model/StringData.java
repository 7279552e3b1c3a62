package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a text for a schema: words, or what its format or pattern asks for. */
final class StringData {

  private static final int LONGEST = 100_000;
  private static final List<String> WORDS =
      List.of(
          "amber", "birch", "cedar", "dune", "ember", "fern", "glade", "heath", "island", "juniper",
          "kelp", "lake", "meadow", "north", "oak", "pebble");

  private StringData() {}

  static String of(JsonNode schema, Random random) {
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(LONGEST);
    if (least > most || least > LONGEST) {
      throw new NoDataException("it must be longer than it may, or than " + LONGEST);
    }
    String format = schema.path("format").asText("");
    String formatted = formatted(format, random);
    if (schema.has("pattern")) {
      if (formatted != null) {
        throw new NoDataException("a pattern beside the format " + format + " is not supported");
      }
      return PatternText.of(schema.get("pattern").asText(), least, most, random);
    }
    if (formatted == null) {
      return words(least, most, random);
    }
    if (formatted.length() < least || formatted.length() > most) {
      throw new NoDataException("its length does not fit the format " + format);
    }
    return formatted;
  }

  /** A short sentence. */
  static String sentence(Random random) {
    return "The " + word(random) + " is near the " + word(random) + ".";
  }

  private static String words(int least, int most, Random random) {
    StringBuilder text = new StringBuilder(word(random));
    for (int more = random.nextInt(3); more > 0 || text.length() < least; more--) {
      text.append(' ').append(word(random));
    }
    return text.substring(0, Math.min(text.length(), most));
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /** A text of a format; null where the format asks for nothing that is known. */
  private static @Nullable String formatted(String format, Random random) {
    String word = word(random);
    return switch (format) {
      case "date" -> date(random);
      case "time" -> time(random);
      case "date-time" -> date(random) + "T" + time(random);
      case "duration" -> "PT" + (1 + random.nextInt(59)) + "M";
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "email", "idn-email" -> word + "@example.org";
      case "hostname", "idn-hostname" -> word + ".example.org";
      case "ipv4" -> "192.0.2." + random.nextInt(256);
      case "ipv6" -> "2001:db8::" + Integer.toHexString(1 + random.nextInt(0xfffe));
      case "uri", "uri-reference", "iri", "iri-reference" -> "https://example.org/" + word;
      case "uri-template" -> "https://example.org/" + word + "/{id}";
      case "json-pointer" -> "/" + word;
      case "relative-json-pointer" -> "1/" + word;
      case "regex" -> word + "+";
      default -> null;
    };
  }

  private static String date(Random random) {
    return "20%02d-%02d-%02d"
        .formatted(random.nextInt(30), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static String time(Random random) {
    return "%02d:%02d:%02dZ".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
  }
}
