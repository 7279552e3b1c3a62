package io.hearthlink.structured;

/** The quotes with which models write strings, and which of them belong together. */
final class Quotes {

  private static final String CURLY_DOUBLE = "\u201C\u201D\u201E\u201F";
  private static final String CURLY_SINGLE = "\u2018\u2019\u201A\u201B";

  private Quotes() {}

  static boolean opens(char c) {
    return c == '"' || c == '\'' || CURLY_DOUBLE.indexOf(c) >= 0 || CURLY_SINGLE.indexOf(c) >= 0;
  }

  /** Whether {@code c} ends a string that {@code open} began; plain quotes end only themselves. */
  static boolean closes(char open, char c) {
    if (open == '"' || open == '\'') {
      return c == open;
    }
    return CURLY_DOUBLE.indexOf(open) >= 0
        ? c == '"' || CURLY_DOUBLE.indexOf(c) >= 0
        : c == '\'' || CURLY_SINGLE.indexOf(c) >= 0;
  }
}
