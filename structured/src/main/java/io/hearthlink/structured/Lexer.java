package io.hearthlink.structured;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of JSON as models write them, and writes them strictly. Belongs to one thread.
 */
final class Lexer {

  private static final String FENCE = "```";

  private final String text;
  private final StringBuilder out;
  private int at;
  private boolean changed;
  private boolean number;

  Lexer(String text, int start, StringBuilder out) {
    this.text = text;
    this.at = start;
    this.out = out;
  }

  int at() {
    return at;
  }

  boolean changed() {
    return changed;
  }

  char peek() {
    return text.charAt(at);
  }

  void take() {
    number = false;
    at++;
  }

  /** Whether the text ends here, or the fenced block that it stands in. */
  boolean atEnd() {
    return at >= text.length() || (text.charAt(at) == '`' && text.startsWith(FENCE, at));
  }

  /** Whether the last thing that was read is a number with nothing behind it. */
  boolean numberMayGoOn() {
    return number && at == text.length();
  }

  static boolean quotes(char c) {
    return Quotes.opens(c);
  }

  /** Skips white space and comments; false where a comment has no end. */
  boolean skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Spaces.is(c)) {
        number = false;
        changed |= !Spaces.isStrict(c);
        at++;
      } else if (c != '#' && c != '/') {
        return true;
      } else if (!skipComment(c)) {
        return at < text.length();
      }
    }
    return true;
  }

  /** Skips what may be a comment; false where it is none, or has no end. */
  private boolean skipComment(char c) {
    boolean block = text.startsWith("/*", at);
    if (c == '/' && !block && !text.startsWith("//", at)) {
      return false;
    }
    changed = true;
    int end = block ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
    if (end < 0) {
      at = text.length();
      return !block;
    }
    at = block ? end + 2 : end;
    return true;
  }

  /** Writes a key that has no quotes. */
  void bareKey() {
    int start = at;
    while (at < text.length() && (wordly(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    changed = true;
    out.append('"').append(text, start, at).append('"');
  }

  /** Writes a number or a word; returns what is wrong with it. */
  @Nullable String scalar() {
    int start = at;
    while (at < text.length() && (wordly(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    String found = text.substring(start, at);
    String word =
        switch (found.toLowerCase(Locale.ROOT)) {
          case "true" -> "true";
          case "false" -> "false";
          case "null", "none" -> "null";
          default -> Numbers.strict(found);
        };
    if (word == null) {
      return "something that is no value";
    }
    changed |= !word.equals(found);
    number = !Character.isLetter(word.charAt(0));
    out.append(word);
    return null;
  }

  /** Writes a string; returns what is wrong with it. */
  @Nullable String string() {
    char open = text.charAt(at++);
    changed |= open != '"';
    out.append('"');
    int plain = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Quotes.closes(open, c)) {
        out.append(text, plain, at++).append('"');
        return null;
      }
      if (c == '\\') {
        out.append(text, plain, at);
        if (!escape()) {
          return "an escape that JSON does not have";
        }
        plain = at;
      } else if (c < ' ' || c == '"') {
        out.append(text, plain, at++);
        writeControl(c);
        plain = at;
      } else {
        at++;
      }
    }
    return "a string that does not end";
  }

  private boolean escape() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int length = c == 'u' ? 6 : 2;
    if (c == '\'') {
      changed = true;
      out.append('\'');
    } else if ("\"\\/bfnrt".indexOf(c) >= 0 || (c == 'u' && hexAt(at + 2))) {
      out.append(text, at, at + length);
    } else {
      return false;
    }
    at += length;
    return true;
  }

  private boolean hexAt(int start) {
    for (int i = start; i < start + 4; i++) {
      if (i >= text.length() || Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private void writeControl(char c) {
    changed = true;
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
  }

  private static boolean wordly(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
