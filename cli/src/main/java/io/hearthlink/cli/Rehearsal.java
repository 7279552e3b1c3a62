package io.hearthlink.cli;

import io.hearthlink.config.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Asks once as the command line does, so that the classes it takes can be put into a class-data
 * archive: the launcher runs this after a build. It needs no server, since it plays one itself.
 */
public final class Rehearsal {

  private static final String REPLY =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n"
          + "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"done\":false}\n"
          + "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
          + "\"done_reason\":\"stop\",\"prompt_eval_count\":1,\"eval_count\":1}\n";

  private Rehearsal() {}

  /** Asks the server that it plays, then the embedded engine; the arguments are not used. */
  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server), "rehearsal");
      thread.setDaemon(true);
      thread.start();
      String url = "http://127.0.0.1:" + server.getLocalPort();
      run("ask", "--backend", "ollama", "--endpoint", url, "-m", "m", "Hi");
    }
    run("ask", "--backend", "embedded", "-m", "ember", "Hello");
    System.exit(0);
  }

  private static void run(String... command) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            new ByteArrayInputStream(new byte[0]),
            nowhere,
            nowhere,
            StandardCharsets.UTF_8,
            Shell.Terminals.NONE,
            new Environment(Map.of(), Path.of("."), Path.of(".")),
            Duration.ofSeconds(5));
    new Cli(shell, new Interrupts(action -> {}, () -> {})).run(command);
  }

  private static void serve(ServerSocket server) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      byte[] request = new byte[65_536];
      if (in.read(request) > 0) {
        socket.getOutputStream().write(REPLY.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the rehearsal was broken off", e);
    }
  }
}
