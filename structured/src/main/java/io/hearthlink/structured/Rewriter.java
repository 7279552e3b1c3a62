package io.hearthlink.structured;

import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object or array anew, strictly, from the way in which models write it: single and
 * curly quotes, keys without quotes, comments, Python's words, commas too many, closers missing. It
 * invents nothing: a string or a number that may be cut off breaks it. One pass without recursion.
 * Belongs to one thread.
 */
final class Rewriter {

  /** Deeper nesting than any schema asks for. */
  static final int DEEPEST = 128;

  private enum Next {
    FIRST_KEY,
    KEY,
    COLON,
    FIRST_VALUE,
    VALUE,
    SEPARATOR
  }

  private final String text;
  private final Lexer lexer;
  private final StringBuilder out = new StringBuilder();
  private final char[] closers = new char[DEEPEST];
  private int depth;
  private Next next = Next.VALUE;
  private boolean comma;
  private boolean filled;
  private boolean changed;
  private @Nullable String fault;

  /** How much of {@link #out} is complete. */
  private int whole;

  /**
   * Rewrites what opens at {@code start}, a brace or a bracket.
   *
   * @param start where to begin in {@code text}
   */
  Rewriter(String text, int start) {
    this.text = text;
    this.lexer = new Lexer(text, start, out);
    while (fault == null && (depth > 0 || out.isEmpty())) {
      if (!lexer.skip()) {
        fault = "a comment that does not end";
      } else if (lexer.atEnd()) {
        end();
        break;
      } else {
        step(lexer.peek());
      }
    }
  }

  /** What is wrong with it; null where nothing is. */
  @Nullable String fault() {
    return fault;
  }

  /** Whether at least one value in it is complete: a brace in a sentence has none. */
  boolean filled() {
    return filled;
  }

  /** Whether the text was no strict JSON. */
  boolean changed() {
    return changed || lexer.changed();
  }

  /** Where the text goes on behind it, or behind its fault. */
  int at() {
    return lexer.at();
  }

  /** The value as strict JSON. */
  String json() {
    return out.toString();
  }

  /** What is complete in the value, as strict JSON, whatever is wrong behind it. */
  String completeJson() {
    StringBuilder json = new StringBuilder(out.substring(0, whole));
    for (int open = depth; open > 0; open--) {
      json.append(closers[open - 1]);
    }
    return json.toString();
  }

  private void step(char c) {
    switch (next) {
      case FIRST_KEY, KEY -> key(c);
      case COLON -> colon(c);
      case FIRST_VALUE, VALUE -> value(c);
      case SEPARATOR -> separator(c);
    }
  }

  private void key(char c) {
    if (c == '}' || c == ']') {
      close(c);
      return;
    }
    writeComma();
    if (Lexer.quotes(c)) {
      fault = lexer.string();
    } else if (Character.isLetter(c) || c == '_' || c == '$') {
      lexer.bareKey();
    } else {
      fault = "something else where a key is expected";
    }
    next = Next.COLON;
  }

  private void colon(char c) {
    if (c != ':') {
      fault = "a key without a colon behind it";
      return;
    }
    lexer.take();
    out.append(':');
    next = Next.VALUE;
  }

  private void value(char c) {
    if (c == '}' || c == ']') {
      if (next == Next.VALUE && !comma) {
        fault = "a key without a value";
      } else {
        close(c);
      }
      return;
    }
    writeComma();
    if (c == '{' || c == '[') {
      open(c);
      return;
    }
    fault = Lexer.quotes(c) ? lexer.string() : lexer.scalar();
    complete();
  }

  private void separator(char c) {
    if (c == '}' || c == ']') {
      close(c);
    } else if (c == ',') {
      lexer.take();
      expectMore();
    } else if (commaIsMissing(c)) {
      changed = true;
      expectMore();
    } else {
      fault = "something else where a comma or the end is expected";
    }
  }

  /** Only where nothing else can be meant: a key after a value, an element after an element. */
  private boolean commaIsMissing(char c) {
    if (closers[depth - 1] == '}') {
      return Lexer.quotes(c);
    }
    char before = out.charAt(out.length() - 1);
    return (c == '{' && before == '}') || (c == '[' && before == ']');
  }

  private void expectMore() {
    comma = true;
    next = closers[depth - 1] == '}' ? Next.KEY : Next.VALUE;
  }

  private void writeComma() {
    if (comma) {
      out.append(',');
      comma = false;
    }
  }

  private void open(char c) {
    if (depth == DEEPEST) {
      fault = "more than " + DEEPEST + " levels";
      // no sentence nests so deep
      filled = true;
      return;
    }
    lexer.take();
    out.append(c);
    closers[depth++] = c == '{' ? '}' : ']';
    next = c == '{' ? Next.FIRST_KEY : Next.FIRST_VALUE;
    whole = out.length();
  }

  private void close(char c) {
    boolean afterValue = next == Next.SEPARATOR || comma;
    changed |= comma;
    comma = false;
    if (closers[depth - 1] != c && !(afterValue && closeUpTo(c))) {
      fault = "a closing " + c + " that nothing opened";
      return;
    }
    lexer.take();
    out.append(c);
    depth--;
    complete();
  }

  /** Closes what is open inside of the container that {@code c} closes. */
  private boolean closeUpTo(char c) {
    int opened = depth - 1;
    while (opened >= 0 && closers[opened] != c) {
      opened--;
    }
    if (opened < 0) {
      return false;
    }
    changed = true;
    while (depth - 1 > opened) {
      out.append(closers[--depth]);
    }
    return true;
  }

  private void complete() {
    next = Next.SEPARATOR;
    filled |= depth > 0 && fault == null;
    if (fault == null && !lexer.numberMayGoOn()) {
      whole = out.length();
    }
  }

  /** The text ends with containers open; what is complete in them is kept. */
  private void end() {
    boolean cut = next != Next.SEPARATOR || lexer.numberMayGoOn();
    if (cut) {
      fault = "an end in the middle";
      return;
    }
    changed = true;
    while (depth > 0) {
      out.append(closers[--depth]);
    }
    whole = out.length();
  }

  @Override
  public String toString() {
    return "Rewriter[at " + at() + " of " + text.length() + "]";
  }
}
