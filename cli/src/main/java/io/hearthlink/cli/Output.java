package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/**
 * What the program says: answers on standard output, everything else on standard error; with JSON
 * nothing but one object on standard output. Thread-safe.
 */
final class Output {

  private final PrintStream out;
  private final PrintStream err;
  private final Shell.Terminals terminals;
  private final boolean json;
  private final boolean colour;
  private boolean lineOpen;

  Output(Shell shell, boolean json, boolean colour) {
    this.out = shell.out();
    this.err = shell.err();
    this.terminals = shell.terminals();
    this.json = json;
    this.colour = colour;
  }

  /** Whether one JSON object is wanted. */
  boolean json() {
    return json;
  }

  /** How texts on standard output look. */
  Style style() {
    return new Style(colour && terminals.out());
  }

  /** How texts on standard error look. */
  Style errorStyle() {
    return new Style(colour && terminals.err());
  }

  /**
   * Shows the next piece of an answer at once.
   *
   * @throws ReaderGoneException if nobody reads it any more
   */
  synchronized void answer(String piece) {
    if (json || piece.isEmpty()) {
      return;
    }
    out.print(terminals.out() ? Printable.of(piece) : piece);
    lineOpen = !piece.endsWith("\n");
    if (out.checkError()) {
      throw new ReaderGoneException();
    }
  }

  /** Ends the line of an answer, if it did not end it itself. */
  synchronized void endAnswer() {
    if (lineOpen) {
      out.print('\n');
      out.flush();
      lineOpen = false;
    }
  }

  /** Prints a line on standard output. */
  synchronized void line(String text) {
    if (!json) {
      out.print((terminals.out() ? Printable.styled(text) : text) + '\n');
      out.flush();
    }
  }

  /** Prints a line on standard error. */
  synchronized void note(String text) {
    boolean sharedLine = lineOpen && terminals.out() && terminals.err();
    if (sharedLine) {
      endAnswer();
    }
    err.print((terminals.err() ? Printable.styled(text) : text) + '\n');
    err.flush();
  }

  /** Shows the next piece of a model's reasoning to whoever sits at a terminal. */
  synchronized void reasoning(String piece) {
    if (!json && terminals.err()) {
      err.print(errorStyle().faint(Printable.of(piece)));
      err.flush();
    }
  }

  /** Prints the one object. */
  synchronized void object(ObjectNode object) {
    out.print(object.toPrettyString() + '\n');
    out.flush();
  }

  /** Nobody reads standard output any more. */
  static final class ReaderGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReaderGoneException() {
      super("nobody reads the output any more");
    }
  }
}
