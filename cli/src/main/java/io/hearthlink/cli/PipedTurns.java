package io.hearthlink.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One turn from each line of standard input that is not blank. */
final class PipedTurns implements Turns {

  private final BufferedReader lines;

  PipedTurns(Shell shell) {
    this.lines = new BufferedReader(new InputStreamReader(shell.in(), shell.charset()));
  }

  @Override
  public @Nullable String next() {
    try {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  /** Nobody is there to ask. */
  @Override
  public @Nullable String ask(String question) {
    return null;
  }

  @Override
  public boolean interactive() {
    return false;
  }

  /** Standard input belongs to the process. */
  @Override
  public void close() {}
}
