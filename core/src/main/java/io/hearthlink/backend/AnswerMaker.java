package io.hearthlink.backend;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.RunningCall;
import io.hearthlink.engine.ServerTimings;
import io.hearthlink.transport.ReplyFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts an answer together from what the provider module says and what the wire said. */
final class AnswerMaker {

  private final EngineInfo info;
  private final RunningCall call;
  private final ReplyFacts facts;
  private final @Nullable String digest;

  AnswerMaker(EngineInfo info, RunningCall call, ReplyFacts facts, @Nullable String digest) {
    this.info = info;
    this.call = call;
    this.facts = facts;
    this.digest = digest;
  }

  Answer make(ChatRequest request, ChatResponse response) {
    AiMessage message = response.aiMessage();
    boolean counted = facts.inputTokens() > 0 && facts.outputTokens() > 0;
    TokenUsage usage =
        counted
            ? new TokenUsage(facts.inputTokens(), facts.outputTokens())
            : completed(UsageEstimate.of(request.messages(), message));
    FinishReason finish = finish(request, response);
    ChatResponseMetadata metadata =
        ChatResponseMetadata.builder()
            .id(response.metadata().id())
            .modelName(response.metadata().modelName())
            .tokenUsage(usage)
            .finishReason(finish)
            .build();
    CallReport report =
        new CallReport(
            info.backend(),
            info.model(),
            info.endpoint(),
            usage,
            !counted,
            call.attempts(),
            call.load(),
            call.firstToken(),
            call.elapsed(),
            new ServerTimings(facts.load(), facts.prompt(), facts.answer(), facts.total()),
            digest,
            facts.finish(),
            facts.unmarked(),
            notes(request, message));
    return new Answer(ChatResponse.builder().aiMessage(message).metadata(metadata).build(), report);
  }

  /** What the server counted, and of the estimate what it did not. */
  private TokenUsage completed(TokenUsage estimate) {
    int input = facts.inputTokens();
    int output = facts.outputTokens();
    return new TokenUsage(
        input > 0 ? input : estimate.inputTokenCount(),
        output > 0 ? output : estimate.outputTokenCount());
  }

  private FinishReason finish(ChatRequest request, ChatResponse response) {
    FinishReason said = said(facts.finish(), response.metadata().finishReason());
    boolean unsaid = said == FinishReason.STOP || said == FinishReason.OTHER;
    if (unsaid && atLimit(request)) {
      // LocalAI and others say "stop" for an answer that their limit cut off
      return FinishReason.LENGTH;
    }
    boolean calls = response.aiMessage().hasToolExecutionRequests();
    return calls && said == FinishReason.STOP ? FinishReason.TOOL_EXECUTION : said;
  }

  private static FinishReason said(@Nullable String words, @Nullable FinishReason provider) {
    return switch (Objects.requireNonNullElse(words, "")) {
      case "stop", "end_turn", "stop_sequence" -> FinishReason.STOP;
      case "length", "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
      case "tool_calls", "tool_use", "function_call" -> FinishReason.TOOL_EXECUTION;
      default -> Objects.requireNonNullElse(provider, FinishReason.OTHER);
    };
  }

  private boolean atLimit(ChatRequest request) {
    Integer limit = request.parameters().maxOutputTokens();
    if (limit == null) {
      limit = info.defaults().maxOutputTokens();
    }
    return limit != null && limit > 0 && facts.outputTokens() >= limit;
  }

  private List<String> notes(ChatRequest request, AiMessage message) {
    List<String> notes = new ArrayList<>();
    String answered = facts.model();
    if (answered != null && !sameModel(info.model(), answered)) {
      notes.add("The server answered with the model \"" + answered + "\".");
    }
    if (SchemaOrder.isBroken(request.responseFormat(), message.text())) {
      notes.add("The properties of the answer are not in the order of the schema.");
    }
    return notes;
  }

  /** Servers add a default tag, a folder or a file ending to the name that they were asked for. */
  private static boolean sameModel(String asked, String answered) {
    return answered.equals(asked)
        || answered.equals(asked + ":latest")
        || asked.equals(answered + ":latest")
        || answered.endsWith("/" + asked)
        || answered.endsWith("/" + asked + ".gguf")
        || answered.equals(asked + ".gguf");
  }
}
