package io.hearthlink.embedded;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.embedded.worker.Message;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.engine.ServerTimings;
import io.hearthlink.error.CancelledException;
import java.time.Duration;
import java.util.List;

/** One answer of a worker, read on the thread of its call. */
final class EmbeddedCall {

  private final RunningCall call;
  private final String model;
  private final Deadlines deadlines;
  private final StringBuilder text = new StringBuilder();
  private boolean answering;
  private long loadNanos;
  private int promptTokens;

  EmbeddedCall(RunningCall call, String model, Deadlines deadlines) {
    this.call = call;
    this.model = model;
    this.deadlines = deadlines;
  }

  /** Waits for its turn, asks, and reads the answer. */
  Answer answer(ModelWorker worker, Message request) {
    Exchange exchange = null;
    try {
      exchange = ask(worker, request);
      return read(exchange, worker);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (exchange != null) {
        exchange.cancel();
      }
      throw new CancelledException("The call was interrupted.", call.failureContext(), e);
    }
  }

  private Exchange ask(ModelWorker worker, Message request) throws InterruptedException {
    Turns.Ticket turn = worker.turns().ask();
    Exchange exchange = null;
    try {
      call.onCancel(turn::giveUp);
      await(turn);
      call.listener().onState(ChatState.LOADING);
      exchange = worker.ask(request, turn, call.failureContext());
      call.onCancel(exchange::cancel);
      return exchange;
    } finally {
      // once asked, the worker's last message ends the turn
      if (exchange == null) {
        turn.end();
      }
    }
  }

  private void await(Turns.Ticket turn) throws InterruptedException {
    if (!turn.hasTurn()) {
      call.listener().onState(ChatState.QUEUED);
      if (!turn.await(deadlines.nanos(false))) {
        throw call.cancelled()
            ? Failures.cancelled(call.failureContext())
            : deadlines.passed(false);
      }
    }
  }

  private Answer read(Exchange exchange, ModelWorker worker) throws InterruptedException {
    while (true) {
      long nanos = deadlines.nanos(answering);
      // what waits already must not hold the deadline of the whole up
      Message message = nanos < 0 ? null : exchange.next(nanos);
      if (message == null) {
        exchange.cancel();
        throw deadlines.passed(answering);
      }
      switch (message.kind()) {
        case "ready" -> loadNanos = message.number("nanos");
        case "prompt" -> {
          promptTokens = (int) message.number("tokens");
          call.listener().onState(ChatState.PROMPT);
        }
        case "started" -> {
          answering = true;
          call.firstByte();
        }
        case "text" -> {
          text.append(message.text("text"));
          call.listener().onText(message.text("text"));
        }
        case "end" -> {
          return end(message, worker.notes());
        }
        default -> throw Failures.of(message, model, promptTokens > 0, call.failureContext());
      }
    }
  }

  private Answer end(Message end, List<String> notes) {
    if (call.cancelled()) {
      throw Failures.cancelled(call.failureContext());
    }
    String finish = end.text("finish");
    TokenUsage usage = new TokenUsage(promptTokens, (int) end.number("tokens"));
    Duration prompt = Duration.ofNanos(end.number("promptNanos"));
    Duration answer = Duration.ofNanos(end.number("answerNanos"));
    Duration load = Duration.ofNanos(loadNanos);
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(AiMessage.from(text.toString()))
            .metadata(
                ChatResponseMetadata.builder()
                    .modelName(model)
                    .tokenUsage(usage)
                    .finishReason(finish.equals("length") ? FinishReason.LENGTH : FinishReason.STOP)
                    .build())
            .build();
    return new Answer(
        response,
        new CallReport(
            EmbeddedBackend.NAME,
            model,
            null,
            usage,
            false,
            1,
            call.load(),
            call.firstToken(),
            call.elapsed(),
            new ServerTimings(load, prompt, answer, load.plus(prompt).plus(answer)),
            null,
            finish,
            false,
            notes));
  }
}
