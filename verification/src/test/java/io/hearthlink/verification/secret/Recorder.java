package io.hearthlink.verification.secret;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Hears, until it is closed, what this process logs through SLF4J, {@code java.util.logging} and
 * {@code System.Logger}, whatever the level, and what it prints.
 */
final class Recorder extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  /** Prints each step of the JDK and, where that is no HTTP, what a server sent; by its nature. */
  private static final Logger INSIDE_THE_JDK = Logger.getLogger("jdk.internal.httpclient.debug");

  private final Evidence evidence;
  private final @Nullable Level level = ROOT.getLevel();
  private final Handler[] handlers = ROOT.getHandlers();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private int lines;

  private Recorder(Evidence evidence) {
    this.evidence = evidence;
  }

  static Recorder start(Evidence evidence) {
    Recorder recorder = new Recorder(evidence);
    Logs.recorder = recorder;
    for (Handler other : recorder.handlers) {
      ROOT.removeHandler(other);
    }
    INSIDE_THE_JDK.setLevel(Level.OFF);
    recorder.setLevel(Level.ALL);
    ROOT.addHandler(recorder);
    ROOT.setLevel(Level.ALL);
    PrintStream both = new PrintStream(recorder.printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    return recorder;
  }

  /** How much was logged. */
  synchronized int lines() {
    return lines;
  }

  synchronized void logged(String logger, String message, @Nullable Throwable thrown) {
    lines++;
    StringWriter text = new StringWriter();
    text.append(message).append('\n');
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    evidence.add(Channel.LOG, logger, text.toString());
  }

  @Override
  public void publish(LogRecord entry) {
    logged(
        String.valueOf(entry.getLoggerName()),
        new SimpleFormatter().formatMessage(entry),
        entry.getThrown());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    ROOT.removeHandler(this);
    ROOT.setLevel(level);
    INSIDE_THE_JDK.setLevel(null);
    for (Handler other : handlers) {
      ROOT.addHandler(other);
    }
    Logs.recorder = null;
    evidence.add(Channel.CONSOLE, "printed", printed.toString(StandardCharsets.UTF_8));
  }
}
