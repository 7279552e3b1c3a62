package io.hearthlink.structured;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.OutputAttempt.Mode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One typed answer in progress: asks, reads, and asks again with what was wrong, until an answer
 * fits or the budget is spent. One call runs at a time, begun by the ending of the one before.
 * Thread-safe.
 */
final class Pursuit {

  private final ChatEngine engine;
  private final Plan plan;
  private final Requests requests;
  private final Experience experience;
  private final ChatListener listener;
  private final Consumer<? super CharSequence> text;
  private final CancellableFuture<Caught> ending = new CancellableFuture<>(this::cancel);
  private final Tally tally = new Tally();
  private Question question;
  private Rung rung;
  private boolean free;
  private int reasks;
  private Failed last = Failed.NONE;
  private volatile @Nullable ActiveChat call;
  private volatile boolean cancelled;

  private Pursuit(
      ChatEngine engine,
      Plan plan,
      Question question,
      ChatListener listener,
      Consumer<? super CharSequence> text) {
    this.engine = engine;
    this.plan = plan;
    this.question = question;
    this.listener = listener;
    this.text = text;
    this.requests = plan.type().requests();
    this.experience = Experience.of(engine, requests.schema());
    this.rung = experience.first();
  }

  /**
   * Asks, and returns at once.
   *
   * @param listener hears states and reasoning of every try, tool calls that are for the caller,
   *     and no text
   * @param text hears all text of the running try whenever more of it came
   */
  static Pursuit start(
      ChatEngine engine,
      Plan plan,
      Question question,
      ChatListener listener,
      Consumer<? super CharSequence> text) {
    Pursuit pursuit = new Pursuit(engine, plan, question, listener, text);
    boolean silent = plan.thinking() && pursuit.experience.silencesReasoning();
    pursuit.guarded(
        () -> {
          if (silent || question.offersTools()) {
            pursuit.askFreely();
          } else {
            pursuit.ask(List.of());
          }
        });
    return pursuit;
  }

  /** The one ending; its failure is an {@link LlmException}. */
  CompletableFuture<Caught> ending() {
    return ending;
  }

  /** Ends it, from the first moment on. */
  void cancel() {
    cancelled = true;
    ActiveChat running = call;
    if (running != null) {
      running.cancel();
    }
  }

  private void askFreely() {
    free = true;
    run(requests.free(question, left()), Mode.FREE, this::answeredFreely, this::fail);
  }

  private void answeredFreely(Answer answer) {
    boolean calls = answer.response().aiMessage().hasToolExecutionRequests();
    if (calls) {
      ending.complete(new Caught(answer, null, null, tally.attempts()));
      return;
    }
    if (answer.truncated()) {
      tally.answered(Mode.FREE, answer, List.of(Failed.CUT_OFF));
      last = new Failed(answer.text(), List.of(Failed.CUT_OFF), answer);
      giveUp(null);
      return;
    }
    tally.answered(Mode.FREE, answer, List.of());
    question = question.answered(answer.text());
    ask(List.of());
  }

  private void ask(List<ChatMessage> corrections) {
    if (rung == Rung.TOOL && (!requests.hasTool() || question.isAfterTools())) {
      rung = Rung.PROMPT;
    }
    Duration left = left();
    if (left != null && left.isNegative()) {
      giveUp(null);
      return;
    }
    run(
        requests.of(rung, question, corrections, left),
        rung.mode(),
        this::answered,
        failure -> refused(failure, corrections));
  }

  private void run(
      ChatRequest request, Mode mode, Consumer<Answer> then, Consumer<LlmException> otherwise) {
    tally.begin();
    boolean unheard = listener == ChatListener.NONE && text == Partials.UNHEARD;
    ActiveChat started =
        engine.start(
            request,
            unheard
                ? ChatListener.NONE
                : new TryListener(
                    listener, mode == Mode.FREE ? Partials.UNHEARD : text, mode == Mode.FREE));
    call = started;
    if (cancelled) {
      started.cancel();
    }
    var unused =
        started
            .answer()
            .whenComplete(
                (answer, failure) ->
                    guarded(
                        () -> {
                          if (answer != null) {
                            then.accept(answer);
                          } else {
                            LlmException known = Failures.known(failure);
                            tally.failed(mode, String.valueOf(known.getMessage()));
                            otherwise.accept(known);
                          }
                        }));
  }

  private void answered(Answer answer) {
    boolean called = rung == Rung.TOOL && !answer.functionCalls().isEmpty();
    String raw = called ? answer.functionCalls().get(0).arguments() : answer.text();
    Reading reading =
        answer.truncated()
            ? Reading.wrong(List.of(Failed.CUT_OFF), false, false)
            : plan.type().reader().read(raw);
    tally.answered(rung.mode(), answer, reading.problems());
    if (reading.fits()) {
      caught(answer, reading);
      return;
    }
    last = new Failed(raw, reading.problems(), answer);
    if (!answer.report().toolCalls().isEmpty()) {
      question = question.afterTools(answer.report().toolCalls());
    }
    if (!answer.truncated() && rung.ignoredBy(reading, called)) {
      rung = rung.afterIgnoring();
      experience.begins(rung);
    }
    askAgain();
  }

  private void caught(Answer answer, Reading reading) {
    experience.begins(rung);
    if (plan.thinking() && !free && answer.reasoning().isBlank() && affordsMore()) {
      experience.silenced();
      askFreely();
      return;
    }
    String json = String.valueOf(reading.json());
    ending.complete(
        new Caught(
            tally.whole(answer, json, reading.exact()),
            reading.value(),
            reading.json(),
            tally.attempts()));
  }

  private void askAgain() {
    if (reasks == plan.budget().reasks() || !affordsMore()) {
      giveUp(null);
      return;
    }
    reasks++;
    ask(last.correction(rung));
  }

  private boolean affordsMore() {
    Integer most = plan.budget().tokens();
    Duration left = left();
    return (most == null || tally.tokens() < most) && (left == null || !left.isNegative());
  }

  private void refused(LlmException failure, List<ChatMessage> corrections) {
    boolean badSchema = rung == Rung.NATIVE && failure instanceof InvalidRequestException;
    if (rung.refusedBy(failure)) {
      rung = rung.afterRefusal(requests.plainDiffers());
      experience.begins(rung);
      ask(corrections);
    } else if (badSchema && requests.plainDiffers()) {
      rung = Rung.PLAIN;
      ask(corrections);
    } else {
      fail(failure);
    }
  }

  private void fail(LlmException failure) {
    if (last.explains(failure, plan.budget())) {
      giveUp(failure);
    } else {
      ending.completeExceptionally(failure);
    }
  }

  private void giveUp(@Nullable LlmException cause) {
    ending.completeExceptionally(last.exception(plan.type(), tally, cause));
  }

  private @Nullable Duration left() {
    Duration most = plan.budget().time();
    return most == null ? null : most.minus(tally.elapsed());
  }

  /** What is thrown here would be lost, and the ending with it. */
  private void guarded(Runnable step) {
    try {
      if (cancelled && call == null) {
        throw new CancelledException("The call was cancelled.", ErrorContext.NONE);
      }
      step.run();
    } catch (RuntimeException | Error thrown) {
      ending.completeExceptionally(Failures.known(thrown));
    }
  }
}
