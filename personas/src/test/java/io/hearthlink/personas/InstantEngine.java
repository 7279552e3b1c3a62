package io.hearthlink.personas;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.ServerTimings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** An engine that answers "fine" before {@code start} returns, and remembers the last messages. */
final class InstantEngine implements ChatEngine {

  private static final TokenUsage USAGE = new TokenUsage(1, 1);

  private volatile List<ChatMessage> lastMessages = List.of();

  List<ChatMessage> lastMessages() {
    return lastMessages;
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    lastMessages = request.messages();
    listener.onText("fine");
    ChatResponse response =
        ChatResponse.builder().aiMessage(AiMessage.from("fine")).tokenUsage(USAGE).build();
    return new Done(CompletableFuture.completedFuture(new Answer(response, report())));
  }

  @Override
  public EngineInfo info() {
    return new EngineInfo(
        "instant", "m", null, ModelProvider.OTHER, Set.of(), DefaultChatRequestParameters.EMPTY);
  }

  private static CallReport report() {
    return new CallReport(
        "instant",
        "m",
        null,
        USAGE,
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
  }

  private record Done(CompletableFuture<Answer> answer) implements ActiveChat {
    @Override
    public void cancel() {}
  }
}
