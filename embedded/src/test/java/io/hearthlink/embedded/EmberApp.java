package io.hearthlink.embedded;

import io.hearthlink.Hearthlink;

/** An application that asks ember, closes nothing and returns from main. */
final class EmberApp {

  private EmberApp() {}

  /**
   * Prints the tokens as they come.
   *
   * @param args the prompt, or nothing to ask for an answer that takes seconds
   */
  public static void main(String[] args) {
    if (args.length == 0) {
      Embedded.open()
          .start(Embedded.LONG, io.hearthlink.engine.ChatListener.text(EmberApp::print))
          .await();
      return;
    }
    Hearthlink.builder().build().client("embedded:ember").stream(args[0], EmberApp::print).await();
  }

  private static void print(String text) {
    System.out.print(text);
    System.out.flush();
  }
}
