package io.hearthlink.structured;

/** Places in a text, for messages. */
final class Place {

  private Place() {}

  /** Names the place of a character, such as {@code Line 2, column 14:}. */
  static String of(String text, int at) {
    int line = 1;
    int lineStart = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    return "Line " + line + ", column " + (at - lineStart + 1) + ":";
  }
}
