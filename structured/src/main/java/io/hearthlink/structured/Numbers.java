package io.hearthlink.structured;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON writes them. */
final class Numbers {

  private static final Pattern STRICT =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private Numbers() {}

  /** Whether {@code text} is a number of JSON and nothing else. */
  static boolean is(String text) {
    return STRICT.matcher(text).matches();
  }

  /**
   * Returns {@code text} as JSON writes it, without a plus sign and with a zero before the point;
   * null where it is no number, or one whose zeros in front may mean something.
   */
  static @Nullable String strict(String text) {
    String plain = text.startsWith("+") ? text.substring(1) : text;
    if (plain.startsWith(".")) {
      plain = "0" + plain;
    } else if (plain.startsWith("-.")) {
      plain = "-0" + plain.substring(1);
    }
    return is(plain) ? plain : null;
  }
}
