package io.hearthlink.structured;

/** What counts as white space around the words of JSON. */
final class Spaces {

  private static final String INVISIBLE = "\u00A0\u200B\u200C\u200D\u2060\uFEFF";

  private Spaces() {}

  static boolean is(char c) {
    return c <= '~' ? isStrict(c) || Character.isWhitespace(c) : rare(c);
  }

  private static boolean rare(char c) {
    return Character.isWhitespace(c) || INVISIBLE.indexOf(c) >= 0;
  }

  /** Whether JSON itself allows it. */
  static boolean isStrict(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
