package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;

/** Prints an answer word by word while it comes, then how long it took. */
public final class StreamedAnswer {

  private StreamedAnswer() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      ActiveChat chat = hearth.client().stream("Tell me a short story", System.out::print);

      Answer answer = chat.await();
      System.out.println();
      System.out.println("Tokens: " + answer.report().usage().outputTokenCount());
      System.out.println("First text after: " + answer.report().firstToken());
      System.out.println("Finished after: " + answer.report().total());
    }
  }
}
