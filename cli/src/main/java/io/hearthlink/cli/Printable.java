package io.hearthlink.cli;

/** Keeps models and servers from steering the terminal by control characters in what they write. */
final class Printable {

  private static final char ESCAPE = '\u001b';

  private Printable() {}

  /** The text without control characters other than line breaks and tabs. */
  static String of(String text) {
    return filtered(text, false);
  }

  /** The same, but colours stay. */
  static String styled(String text) {
    return filtered(text, true);
  }

  private static String filtered(String text, boolean colours) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isISOControl(c) || c == '\n' || c == '\t' || (colours && colour(text, i))) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** Whether an escape sequence starts here that only sets how characters look. */
  private static boolean colour(String text, int at) {
    if (text.charAt(at) != ESCAPE || at + 1 >= text.length() || text.charAt(at + 1) != '[') {
      return false;
    }
    int end = at + 2;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end < text.length() && text.charAt(end) == 'm';
  }
}
