package io.hearthlink.engine;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.error.ErrorContext;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An engine that does what the test says, on a pool of its own; it remembers the requests. */
public final class ScriptedEngine implements ChatEngine, AutoCloseable {

  private final CallPool pool = new CallPool();
  private final Queue<ChatRequest> requests = new ConcurrentLinkedQueue<>();
  private final ChatRequestParameters defaults;
  private final CallBody script;

  public ScriptedEngine(CallBody script) {
    this(DefaultChatRequestParameters.EMPTY, script);
  }

  public ScriptedEngine(ChatRequestParameters defaults, CallBody script) {
    this.defaults = defaults;
    this.script = script;
  }

  /** An engine that says {@code pieces} and ends with them as its answer. */
  public static ScriptedEngine saying(FinishReason finish, List<String> pieces) {
    return new ScriptedEngine(
        call -> {
          pieces.forEach(call.listener()::onText);
          return answer(AiMessage.from(String.join("", pieces)), finish);
        });
  }

  public static Answer answer(AiMessage message, FinishReason finish) {
    TokenUsage usage = new TokenUsage(3, 4);
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(message)
            .metadata(ChatResponseMetadata.builder().tokenUsage(usage).finishReason(finish).build())
            .build();
    CallReport report =
        new CallReport(
            "scripted",
            "m",
            null,
            usage,
            false,
            1,
            Duration.ZERO,
            null,
            Duration.ZERO,
            ServerTimings.UNKNOWN,
            null,
            null,
            false,
            List.of());
    return new Answer(response, report);
  }

  public Queue<ChatRequest> requests() {
    return requests;
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    requests.add(request);
    return pool.start(ErrorContext.of("scripted", "m", null), listener, script);
  }

  @Override
  public EngineInfo info() {
    return new EngineInfo("scripted", "m", null, ModelProvider.OLLAMA, Set.of(), defaults);
  }

  @Override
  public void close() {
    pool.close();
  }

  @Override
  public String toString() {
    return "scripted(m)";
  }
}
