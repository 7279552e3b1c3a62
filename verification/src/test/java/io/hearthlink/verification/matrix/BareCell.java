package io.hearthlink.verification.matrix;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One fault met by LangChain4j alone. */
record BareCell(Fault fault, Form form, Mode mode) {

  /** Its one timeout: long enough for a head to come, which stops that clock. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** What it has beyond its own timeout before it counts as one that never ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Its timeout where a failure is right that comes by itself, less than the patience with it. */
  private static final Duration FAILURE = Duration.ofSeconds(3);

  /** Its timeout where an answer is right, which some servers send with many pauses. */
  private static final Duration ANSWER = Duration.ofSeconds(8);

  Asked asked() {
    return new Asked(form, mode.streamed());
  }

  /** What it does wrong; null where nothing. */
  @Nullable Flaw run() throws Exception {
    Expected expected = EntryPoint.BEAN.expected(fault, asked());
    CellThreads threads = new CellThreads(toString());
    Seen seen = new Seen(fault.caller());
    try (Scene scene = fault.open(asked())) {
      boolean answers = expected.text() != null;
      Duration timeout = answers ? ANSWER : expected.waits() ? TIMEOUT : FAILURE;
      Thread caller = threads.start(() -> ask(scene.url(), timeout, seen));
      boolean waits = answers || expected.waits();
      awaitEnding(seen, waits ? timeout.plus(PATIENCE) : PATIENCE);
      // a thread that still reads may end it again
      CellThreads.becomes(() -> threads.within("dev.langchain4j.").isEmpty(), 1000);
      Flaw flaw = flaw(expected, seen);
      caller.interrupt();
      return flaw;
    }
  }

  private void ask(String url, Duration timeout, Seen seen) {
    Ask ask = new Ask(mode, Stack.PLAIN, "the question");
    if (ask.waits()) {
      seen.endWith(
          () -> EntryPoint.text(BareModels.blocking(form, url, timeout).chat(ask.request())));
      return;
    }
    try {
      BareModels.streaming(form, url, timeout).chat(ask.request(), EntryPoint.handler(seen));
    } catch (RuntimeException thrown) {
      seen.failed(thrown);
    }
  }

  private @Nullable Flaw flaw(Expected expected, Seen seen) {
    String answer = seen.answer();
    boolean streaming = mode == Mode.STREAMING;
    if (seen.endings() == 0) {
      return Flaw.NEVER_ENDS;
    } else if (seen.endings() > 1 || seen.late() != null) {
      return Flaw.ENDS_TWICE;
    } else if (answer != null) {
      boolean whole = answer.equals(expected.text()) && (!streaming || answer.equals(seen.text()));
      return whole ? null : Flaw.FALSE_ANSWER;
    } else if (expected.failures().isEmpty()) {
      return Flaw.LOST_ANSWER;
    }
    return typed(seen.failure()) ? null : Flaw.UNTYPED;
  }

  private static boolean typed(@Nullable Throwable failure) {
    return failure instanceof LangChain4jException && !(failure instanceof HttpException);
  }

  private static void awaitEnding(Seen seen, Duration patience) throws Exception {
    try {
      seen.ended().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // that is what the list is about
      return;
    }
  }

  @Override
  public String toString() {
    return fault.name() + " " + form + " " + mode;
  }
}
