package io.hearthlink.layer;

/**
 * A payload that is one JSON object or list. What cannot be one is told as early as possible, so
 * that other text in braces is shown at once. Belongs to one thread.
 */
final class JsonSpan implements Span {

  /** Deeper values are no call; the parser would refuse them too. */
  private static final int DEEPEST = 200;

  private enum Next {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COLON,
    COMMA_OR_END,
    IN_STRING,
    IN_ESCAPE,
    IN_WORD
  }

  private final StringBuilder open = new StringBuilder();
  private Next next = Next.VALUE;
  private boolean key;
  private int at;

  JsonSpan(int start) {
    this.at = start;
  }

  @Override
  public int end(StringBuilder text, boolean complete) {
    while (at < text.length()) {
      if (!takes(text.charAt(at))) {
        return BROKEN;
      }
      at++;
      if (open.isEmpty() && next == Next.COMMA_OR_END) {
        return at;
      }
    }
    return OPEN;
  }

  @Override
  public int reached() {
    return at;
  }

  private boolean takes(char c) {
    switch (next) {
      case IN_ESCAPE -> next = Next.IN_STRING;
      case IN_STRING -> {
        if (c == '\\') {
          next = Next.IN_ESCAPE;
        } else if (c == '"') {
          next = key ? Next.COLON : Next.COMMA_OR_END;
        }
      }
      case IN_WORD -> {
        if (!isWord(c)) {
          next = Next.COMMA_OR_END;
          return takes(c);
        }
      }
      default -> {
        return isSpace(c) || takesToken(c);
      }
    }
    return true;
  }

  private boolean takesToken(char c) {
    boolean ends = next == Next.COMMA_OR_END;
    if (c == '}' && (ends || next == Next.KEY_OR_END)) {
      return closes('{');
    }
    if (c == ']' && (ends || next == Next.VALUE_OR_END)) {
      return closes('[');
    }
    return switch (next) {
      case COMMA_OR_END -> c == ',' && then(inObject() ? Next.KEY : Next.VALUE);
      case COLON -> c == ':' && then(Next.VALUE);
      case KEY, KEY_OR_END -> c == '"' && string(true);
      default -> value(c);
    };
  }

  private boolean value(char c) {
    if (c == '{' || c == '[') {
      open.append(c);
      return open.length() <= DEEPEST && then(c == '{' ? Next.KEY_OR_END : Next.VALUE_OR_END);
    }
    // the payload itself is no word and no string
    return !open.isEmpty() && (c == '"' ? string(false) : (isWord(c) && then(Next.IN_WORD)));
  }

  private boolean closes(char opening) {
    int last = open.length() - 1;
    if (open.charAt(last) != opening) {
      return false;
    }
    open.setLength(last);
    return then(Next.COMMA_OR_END);
  }

  private boolean string(boolean isKey) {
    key = isKey;
    return then(Next.IN_STRING);
  }

  private boolean then(Next state) {
    next = state;
    return true;
  }

  private boolean inObject() {
    return open.charAt(open.length() - 1) == '{';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /** Numbers, true, false and null; the parser tells them apart later. */
  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "-+.E".indexOf(c) >= 0;
  }
}
