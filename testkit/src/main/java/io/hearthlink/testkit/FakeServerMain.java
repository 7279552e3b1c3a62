package io.hearthlink.testkit;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Runs a fake server as a process of its own: {@code FakeServerMain KIND PORT [TEXT]}. It prints
 * its URL as its first line and ends when its input does.
 */
public final class FakeServerMain {

  private FakeServerMain() {}

  /**
   * Starts the server.
   *
   * @param args the kind as {@link ServerKind#of} reads it, the port (0 for any), and the text of
   *     every answer; by default {@code Hello there}
   * @throws IOException if its input breaks
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: FakeServerMain KIND PORT [TEXT]");
      System.exit(2);
    }
    String text = args.length > 2 ? args[2] : "Hello there";
    try (FakeServer server =
        FakeServer.of(ServerKind.of(args[0]))
            .model("ember")
            .answer(text)
            .start(Integer.parseInt(args[1]))) {
      System.out.println(server.url());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
