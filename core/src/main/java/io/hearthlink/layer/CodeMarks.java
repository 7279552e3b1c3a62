package io.hearthlink.layer;

/**
 * Knows whether a place in a Markdown text is code: a call that is shown as code is explained, not
 * made. Fences count wherever they stand, since models write them into lines too. Belongs to one
 * thread.
 */
final class CodeMarks {

  private static final int FENCE = 3;

  /** How many backticks opened the fence; 0 outside. */
  private int fence;

  private boolean ticked;

  /** How many backticks stand before the next character. */
  private int run;

  private boolean runAtLineStart;
  private boolean blank = true;

  /** Whether the next character is code, or a backtick of a mark that has begun. */
  boolean inCode() {
    return fence > 0 || run >= FENCE || (run > 0) != ticked;
  }

  /** Whether nothing but white space stands before the next character in its line. */
  boolean atLineStart() {
    return blank;
  }

  /** Passes the next character. */
  void pass(char c) {
    if (c == '`') {
      runAtLineStart = run == 0 ? blank : runAtLineStart;
      run++;
    } else if (run > 0) {
      endRun(Character.isLetterOrDigit(c));
    }
    ticked &= c != '\n';
    blank = c == '\n' || (blank && Character.isWhitespace(c));
  }

  /** Passes a block of calls, whose own marks open and close in it. */
  void passBlock() {
    run = 0;
    ticked = false;
    blank = false;
  }

  private void endRun(boolean word) {
    if (fence == 0) {
      fence = run >= FENCE ? run : 0;
      ticked = run < FENCE && !ticked;
    } else if (run >= fence && !(runAtLineStart && word)) {
      // a word after it would be the language of another fence
      fence = 0;
    }
    run = 0;
  }
}
