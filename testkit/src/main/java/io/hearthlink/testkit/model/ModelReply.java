package io.hearthlink.testkit.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fake model answers to one request: text, reasoning and tool calls, or a failure. The words
 * are those of {@link io.hearthlink.testkit.FakeReply}. Immutable; every {@code with…} returns a
 * changed copy.
 *
 * <p>Reasoning and text are streamed word by word. By default the answer counts 10 tokens of input
 * and one of output for each word and each tool call, and ends for the usual reason: {@code STOP},
 * or {@code TOOL_EXECUTION} where it calls tools.
 */
public final class ModelReply {

  private static final int INPUT_TOKENS = 10;

  private final AiMessage message;
  private final @Nullable FinishReason finish;
  private final Usage usage;
  private final @Nullable Failure failure;

  /**
   * A failure in place of the end.
   *
   * @param after how many words are streamed before
   * @param exception what is told or thrown
   */
  record Failure(int after, RuntimeException exception) {}

  /**
   * The tokens that an answer counts.
   *
   * @param counted whether it counts any
   * @param tokens null for as many as it has words
   */
  private record Usage(boolean counted, @Nullable TokenUsage tokens) {}

  private ModelReply(
      AiMessage message, @Nullable FinishReason finish, Usage usage, @Nullable Failure failure) {
    this.message = message;
    this.finish = finish;
    this.usage = usage;
    this.failure = failure;
  }

  /** An answer with this text. */
  public static ModelReply text(String text) {
    return of(AiMessage.from(text));
  }

  /**
   * An answer that calls one tool and says nothing; the id of the call is {@code call_<name>}.
   *
   * @param arguments the text of a JSON object
   */
  public static ModelReply toolCall(String name, String arguments) {
    return toolCalls(
        ToolExecutionRequest.builder().id("call_" + name).name(name).arguments(arguments).build());
  }

  /** An answer that calls these tools and says nothing. */
  public static ModelReply toolCalls(ToolExecutionRequest... calls) {
    return of(AiMessage.from(calls));
  }

  /** Any message of LangChain4j. */
  public static ModelReply of(AiMessage message) {
    return new ModelReply(message, null, new Usage(true, null), null);
  }

  /** No answer: a blocking call throws this, a streaming one tells it to {@code onError}. */
  public static ModelReply failure(RuntimeException exception) {
    return text("").failingAfter(0, exception);
  }

  /** The same answer after this reasoning. */
  public ModelReply withReasoning(String text) {
    return withMessage(message.toBuilder().thinking(text).build());
  }

  /** The same answer with these tool calls. */
  public ModelReply withToolCalls(ToolExecutionRequest... calls) {
    return withMessage(message.toBuilder().toolExecutionRequests(List.of(calls)).build());
  }

  /** The same answer, ending for this reason. */
  public ModelReply withFinish(FinishReason reason) {
    return new ModelReply(message, reason, usage, failure);
  }

  /** The same answer, counting these tokens. */
  public ModelReply withUsage(int inputTokens, int outputTokens) {
    Usage counted = new Usage(true, new TokenUsage(inputTokens, outputTokens));
    return new ModelReply(message, finish, counted, failure);
  }

  /** The same answer, counting no tokens, as some servers do. */
  public ModelReply withoutUsage() {
    return new ModelReply(message, finish, new Usage(false, null), failure);
  }

  /**
   * The same answer, broken off: a streaming call tells this many words and then the failure, a
   * blocking one throws it. With more words than there are it comes in place of the end.
   */
  public ModelReply failingAfter(int words, RuntimeException exception) {
    return new ModelReply(message, finish, usage, new Failure(words, exception));
  }

  /** What it is, without the exception's stack. */
  @Override
  public String toString() {
    return failure == null ? message.toString() : failure + " in " + message;
  }

  @Nullable Failure failure() {
    return failure;
  }

  List<String> reasoning() {
    return Words.of(message.thinking());
  }

  List<String> words() {
    return Words.of(message.text());
  }

  /** The answer as LangChain4j has it. */
  ChatResponse response(ChatRequest request, String id, String model) {
    String asked = request.modelName();
    return ChatResponse.builder()
        .aiMessage(message)
        .metadata(
            ChatResponseMetadata.builder()
                .id(id)
                .modelName(asked == null ? model : asked)
                .finishReason(finishReason())
                .tokenUsage(tokens())
                .build())
        .build();
  }

  private FinishReason finishReason() {
    if (finish != null) {
      return finish;
    }
    return message.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP;
  }

  private @Nullable TokenUsage tokens() {
    if (!usage.counted() || usage.tokens() != null) {
      return usage.tokens();
    }
    int spoken = reasoning().size() + words().size() + message.toolExecutionRequests().size();
    return new TokenUsage(INPUT_TOKENS, Math.max(1, spoken));
  }

  private ModelReply withMessage(AiMessage other) {
    return new ModelReply(other, finish, usage, failure);
  }
}
