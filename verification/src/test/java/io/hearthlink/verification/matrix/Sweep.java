package io.hearthlink.verification.matrix;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.LlmException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.verification.report.Suite;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One wire in one mode, asked again and again; each question is a number that chooses a reply. */
final class Sweep implements AutoCloseable {

  private static final Duration WHOLE = Duration.ofSeconds(60);

  private final Mode mode;
  private final FakeServer server;
  private final Hearthlink hearth;

  Sweep(Form form, Mode mode, Timeouts timeouts, IntFunction<FakeReply> replies) {
    this.mode = mode;
    this.server =
        form.server().answerWith(call -> replies.apply(Integer.parseInt(call.userText()))).start();
    Timeouts limits = mode == Mode.BLOCKING ? timeouts.withTotal(WHOLE) : timeouts;
    this.hearth = form.hearth(server.url()).llm(llm -> llm.timeouts(limits)).build();
  }

  /**
   * How a question ended.
   *
   * @param answer the answer; null where none came
   * @param failure the failure; null where there was none
   * @param heard what was heard of the answer while it came
   * @param problem why it ended in neither of both; null where it did not
   */
  record Ended(
      @Nullable Answer answer,
      @Nullable LlmException failure,
      String heard,
      @Nullable String problem) {

    /** What the ending says that came of the answer. */
    String told() {
      return answer != null ? answer.text() : failure != null ? failure.partialText() : "";
    }

    @Override
    public String toString() {
      return answer != null
          ? "answer \"" + answer.text() + '"'
          : failure + " after \"" + heard + '"';
    }
  }

  /** Something that is done to one wire in one mode. */
  interface Part {
    void run(Form form, Mode mode) throws Exception;
  }

  /**
   * Does it for each wire, blocking and streaming, some side by side; a part that breaks off is a
   * violation of its own.
   */
  static void each(Suite suite, Part part) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      Map<String, Future<?>> running = new LinkedHashMap<>();
      for (Form form : Form.values()) {
        for (Mode mode : List.of(Mode.BLOCKING, Mode.STREAMING)) {
          running.put(
              form + " " + mode,
              pool.submit(
                  () -> {
                    part.run(form, mode);
                    return null;
                  }));
        }
      }
      for (Map.Entry<String, Future<?>> one : running.entrySet()) {
        try {
          one.getValue().get();
        } catch (ExecutionException e) {
          count(suite, one.getKey(), "breaks off: " + e.getCause());
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Starts the question of this number; what is heard is added to the text. */
  ActiveChat start(int number, Heard heard) {
    String prompt = String.valueOf(number);
    return hearth.client().stream(
        prompt,
        CallOptions.DEFAULT,
        mode == Mode.STREAMING ? ChatListener.text(heard::add) : ChatListener.NONE);
  }

  /** Asks the question of this number. */
  Ended ask(int number) throws InterruptedException {
    Heard heard = new Heard();
    return await(start(number, heard), heard);
  }

  /** Waits for the ending. */
  Ended await(ActiveChat call, Heard heard) throws InterruptedException {
    try {
      Duration most = hearth.config().llm().timeouts().load().plus(Cell.HANG);
      Answer answer = call.answer().get(most.toMillis(), TimeUnit.MILLISECONDS);
      return new Ended(answer, null, heard.toString(), null);
    } catch (ExecutionException | CompletionException e) {
      return e.getCause() instanceof LlmException failure
          ? new Ended(null, failure, heard.toString(), null)
          : new Ended(null, null, heard.toString(), "untyped " + e.getCause());
    } catch (TimeoutException e) {
      return new Ended(null, null, heard.toString(), "does not end");
    }
  }

  /** Says what is wrong where more than one connection is open now that nothing runs. */
  List<String> leftOpen() throws InterruptedException {
    boolean closed = CellThreads.becomes(() -> server.openConnections() <= 1, Cell.HANG.toMillis());
    return closed ? List.of() : List.of("leaves " + server.openConnections() + " connections open");
  }

  @Override
  public void close() {
    hearth.close();
    server.close();
  }

  /** Counts a case of a suite; it is good where there is no problem. */
  static void count(Suite suite, String name, @Nullable String problem) {
    suite.cell(name, problem == null ? List.of() : List.of(problem));
  }
}
