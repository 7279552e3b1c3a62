package io.hearthlink.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Turns typed at a terminal, with a history and the usual keys; Ctrl-D or {@code /exit} ends. */
final class TypedTurns implements Turns {

  private final Terminal terminal;
  private final LineReader reader;
  private final Output output;

  TypedTurns(Terminal terminal, Output output) {
    this.terminal = terminal;
    this.output = output;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            // an exclamation mark is no command of a shell here
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  static TypedTurns open(Session session) {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).build();
      // opening it took Ctrl-C away from the program
      terminal.handle(Terminal.Signal.INT, signal -> session.interrupts().fire());
      return new TypedTurns(terminal, session.output());
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be opened", e);
    }
  }

  @Override
  public @Nullable String next() {
    while (true) {
      try {
        String line = reader.readLine(output.style().bold("> "));
        if (line.strip().equals("/exit")) {
          return null;
        }
        if (!line.isBlank()) {
          return line;
        }
      } catch (UserInterruptException e) {
        output.note(output.errorStyle().faint("Ctrl-D ends the chat."));
      } catch (EndOfFileException e) {
        return null;
      }
    }
  }

  @Override
  public @Nullable String ask(String question) {
    // an answer to a question is no turn that somebody wants again
    reader.setVariable(LineReader.DISABLE_HISTORY, true);
    try {
      return reader.readLine(output.style().bold(question));
    } catch (UserInterruptException | EndOfFileException e) {
      return null;
    } finally {
      reader.setVariable(LineReader.DISABLE_HISTORY, false);
    }
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be closed", e);
    }
  }
}
