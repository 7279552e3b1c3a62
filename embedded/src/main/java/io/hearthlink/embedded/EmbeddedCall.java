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
import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.ServerException;
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
    try {
      return read(ask(worker, request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
        throw call.cancelled() ? cancelled() : deadlines.passed(false);
      }
    }
  }

  private Answer read(Exchange exchange) throws InterruptedException {
    while (true) {
      Message message = exchange.next(deadlines.nanos(answering));
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
          return end(message);
        }
        default -> throw failure(message);
      }
    }
  }

  private Answer end(Message end) {
    if (call.cancelled()) {
      throw cancelled();
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
            List.of()));
  }

  private LlmException failure(Message message) {
    String why = message.text("message");
    return switch (message.kind()) {
      case Exchange.CANCELLED -> cancelled();
      case "too-long" ->
          new ContextLengthException(
              "The prompt needs "
                  + message.number("needed")
                  + " tokens with room for an answer, the context of "
                  + model
                  + " holds "
                  + message.number("available")
                  + ". Shorten it, or raise llm.embedded.num_ctx if the model was trained for more.",
              (int) message.number("needed"),
              (int) message.number("available"),
              call.failureContext(),
              null);
      case "load-failed" ->
          new ModelLoadException(
              "The embedded model "
                  + model
                  + " cannot be loaded: "
                  + why
                  + ". Its architecture may be unknown to this llama.cpp, or its context"
                  + " (llm.embedded.num_ctx) too long for the memory.",
              false,
              call.failureContext(),
              null);
      case Exchange.GONE ->
          new ServerException(
              "The worker of the embedded model "
                  + model
                  + " ended "
                  + (promptTokens > 0 ? "while it answered" : "before it answered")
                  + " ("
                  + why
                  + "). The next call starts a new one.",
              call.failureContext(),
              null);
      default ->
          new ServerException(
              "The embedded model " + model + " refused the request: " + why + ".",
              call.failureContext(),
              null);
    };
  }

  private CancelledException cancelled() {
    return new CancelledException("The call was cancelled.", call.failureContext());
  }
}
