package io.hearthlink.verification.matrix;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.LlmException;
import java.time.Duration;

/**
 * Asks twice in a JVM of its own: once so that all classes are there, and once for a huge answer.
 * Prints how that ended and after how many milliseconds.
 */
public final class HugeAnswer {

  private HugeAnswer() {}

  /**
   * Asks.
   *
   * @param args the wire, the mode, and the URL of the server
   */
  public static void main(String[] args) {
    Form form = Form.valueOf(args[0]);
    Mode mode = Mode.valueOf(args[1]);
    Duration whole = mode == Mode.BLOCKING ? Duration.ofMinutes(1) : null;
    Timeouts timeouts = Expected.PATIENT.withTotal(whole);
    ChatListener listener =
        mode == Mode.STREAMING ? ChatListener.text(text -> {}) : ChatListener.NONE;
    try (Hearthlink hearth = form.hearth(args[2]).llm(llm -> llm.timeouts(timeouts)).build()) {
      hearth.client().start(Stack.PLAIN.request("Hi"), listener).await();
      long start = System.nanoTime();
      String outcome = "an answer";
      try {
        hearth.client().start(Stack.PLAIN.request("Hi"), listener).await();
      } catch (LlmException failure) {
        outcome = failure.getClass().getSimpleName();
      }
      System.out.println(outcome + " " + (System.nanoTime() - start) / 1_000_000);
    }
  }
}
