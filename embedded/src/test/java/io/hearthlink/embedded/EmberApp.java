package io.hearthlink.embedded;

import io.hearthlink.Hearthlink;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.LlmException;

/** Applications that close nothing and return from main. */
final class EmberApp {

  private EmberApp() {}

  /**
   * Does what the first argument says, and prints tokens as they come.
   *
   * @param args {@code ask} and a prompt, {@code long} for an answer that takes seconds, or {@code
   *     faults} and the path of a corrupt file
   */
  public static void main(String[] args) {
    switch (args[0]) {
      case "ask" -> {
        var unused =
            Hearthlink.builder().build().client("embedded:ember").stream(args[1], EmberApp::print)
                .await();
      }
      case "long" -> {
        var unused =
            Embedded.open().start(Embedded.LONG, ChatListener.text(EmberApp::print)).await();
      }
      default -> faults(args[1]);
    }
  }

  private static void faults(String corrupt) {
    Embedded embedded = Embedded.open();
    fail(
        () ->
            embedded.ask(
                Embedded.request(
                    EmberPrompts.HELLO,
                    Embedded.schema("{\"type\":\"string\",\"pattern\":\"^a$\"}"))));
    fail(() -> embedded.ask(Embedded.TOOL_RESULT_WITHOUT_TEXT));
    fail(() -> embedded.greet(corrupt));
    fail(
        () ->
            embedded
                .start(
                    Embedded.LONG,
                    ChatListener.text(
                        text -> Embedded.workers().forEach(ProcessHandle::destroyForcibly)))
                .await());
    fail(
        () -> {
          ActiveChat call =
              embedded.start(Embedded.LONG, ChatListener.text(text -> embedded.backend().close()));
          var unused = call.await();
        });
  }

  private static void fail(Runnable action) {
    try {
      action.run();
    } catch (LlmException e) {
      print(e.getClass().getSimpleName() + "\n");
    }
  }

  private static void print(String text) {
    System.out.print(text);
    System.out.flush();
  }
}
