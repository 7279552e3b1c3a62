package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.engine.Answer;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeToolCall;
import io.hearthlink.verification.report.Suite;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cuts replies off at every byte, with an orderly close and with a reset. */
class CutSweepTest {

  private static final FakeReply TEXT = FakeReply.pieces(Form.WORDS.toArray(String[]::new));

  @Test
  void at_bytes_of_the_answer() throws Exception {
    sweep(Suite.of("cut at every 2nd byte"), 2, Map.of("text", TEXT));
  }

  @Tag("deep")
  @Test
  void at_every_byte_of_every_kind_of_reply() throws Exception {
    Map<String, FakeReply> replies =
        Map.of(
            "text",
            TEXT,
            "reasoning",
            TEXT.withReasoning("hm, ", "ähm"),
            "tool call",
            TEXT.withToolCalls(FakeToolCall.of("weather", "{\"place\":\"Zürich\",\"days\":2}")),
            "wide characters",
            FakeReply.pieces("👋 ", "你好", "… ", "🇪🇺"),
            "error",
            FakeReply.error(503, "server busy"));
    sweep(Suite.of("cut at every byte"), 1, replies);
  }

  private static void sweep(Suite suite, int step, Map<String, FakeReply> replies)
      throws Exception {
    Sweep.each(
        suite,
        (form, mode) -> {
          for (Map.Entry<String, FakeReply> reply : replies.entrySet()) {
            sweep(suite, step, form, mode, reply);
          }
        });
    suite.write();
    assertThat(suite.violations()).isEmpty();
    assertThat(suite.cells()).isGreaterThan(1000);
  }

  private static void sweep(
      Suite suite, int step, Form form, Mode mode, Map.Entry<String, FakeReply> reply)
      throws Exception {
    WireBytes bytes = WireBytes.of(form, mode, reply.getValue());
    for (Ending how : Ending.values()) {
      try (Sweep sweep =
          new Sweep(form, mode, Expected.PATIENT, count -> bytes.cutAt(count, how))) {
        Sweep.Ended whole = sweep.ask(bytes.length());
        // each wire and mode begins elsewhere, so that together they meet more places
        int first = Math.floorMod((form + " " + mode + how).hashCode(), step);
        for (int count = first; count < bytes.length(); count += step) {
          Sweep.Ended cut = sweep.ask(count);
          Sweep.count(
              suite,
              String.join(" ", form.toString(), mode.toString(), reply.getKey(), how.name())
                  + " at "
                  + count,
              problem(mode, bytes, count, how, whole, cut));
        }
        suite.cell("connections of " + form + " " + mode, sweep.leftOpen());
      }
    }
  }

  private static @Nullable String problem(
      Mode mode, WireBytes bytes, int count, Ending how, Sweep.Ended whole, Sweep.Ended cut) {
    LlmException failure = cut.failure();
    Answer answer = cut.answer();
    if (cut.problem() != null) {
      return cut.problem();
    } else if (mode == Mode.STREAMING && !cut.told().equals(cut.heard())) {
      return "heard \"" + cut.heard() + "\" but is told \"" + cut.told() + '"';
    } else if (count >= bytes.ended() && how == Ending.FIN && answer == null) {
      return "no answer, though its honest end came: " + failure;
    } else if (answer != null) {
      boolean right = count > bytes.mark() && same(answer, whole.answer());
      return right ? null : "answers \"" + answer.text() + '"';
    } else if (failure instanceof ConnectionException) {
      // a reset overtakes what was sent before it
      return count < bytes.head() || how == Ending.RESET ? null : failure.toString();
    } else if (failure instanceof OverloadedException) {
      return whole.failure() instanceof OverloadedException ? null : failure.toString();
    } else if (failure instanceof TruncatedException && whole.answer() != null) {
      boolean begun = whole.answer().text().startsWith(failure.partialText());
      return begun && count >= bytes.head() ? null : failure + " after " + failure.partialText();
    }
    return String.valueOf(failure);
  }

  private static boolean same(Answer answer, @Nullable Answer whole) {
    return whole != null
        && answer.text().equals(whole.text())
        && answer.reasoning().equals(whole.reasoning())
        && answer.functionCalls().equals(whole.functionCalls());
  }
}
