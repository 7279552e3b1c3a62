package io.hearthlink.cli;

import io.hearthlink.config.Environment;
import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What a run of the program sees of the world around it.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param charset how standard input is encoded
 * @param terminals which of the three are a terminal
 * @param environment variables, working folder and home
 * @param patience how long to wait in silence before saying what is waited for
 */
record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Charset charset,
    Terminals terminals,
    Environment environment,
    Duration patience) {

  /** Which of the three standard streams are a terminal. */
  record Terminals(boolean in, boolean out, boolean err) {

    /** None of them. */
    static final Terminals NONE = new Terminals(false, false, false);

    /**
     * Java can only tell whether input and output both are terminals, so the launcher tells more.
     */
    static Terminals system() {
      String told = System.getProperty("hearthlink.terminals");
      if (told == null) {
        boolean both = console();
        return new Terminals(both, both, both);
      }
      List<String> names = List.of(told.split(","));
      return new Terminals(names.contains("in"), names.contains("out"), names.contains("err"));
    }

    @SuppressWarnings("SystemConsoleNull") // it is asked further where it is never null
    private static boolean console() {
      Console console = System.console();
      if (console == null) {
        return false;
      }
      try {
        return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
      } catch (ReflectiveOperationException beforeJava22) {
        return true;
      }
    }
  }

  /** The shell that started this process. */
  static Shell system() {
    Charset charset = systemCharset();
    return new Shell(
        // the buffer, because a pipe cannot tell its length, which a bare stream asks for
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset),
        charset,
        Terminals.system(),
        Environment.system(),
        Duration.ofSeconds(5));
  }

  /** The first that the system names, except ASCII: that is what it says when nothing was set. */
  private static Charset systemCharset() {
    for (String key : List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")) {
      String name = System.getProperty(key);
      if (name != null && Charset.isSupported(name)) {
        Charset charset = Charset.forName(name);
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
      }
    }
    return StandardCharsets.UTF_8;
  }
}
