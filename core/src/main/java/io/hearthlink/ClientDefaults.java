package io.hearthlink;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import java.util.ArrayList;
import java.util.List;

/** An engine with the options of a client, which hold where a request does not say otherwise. */
final class ClientDefaults implements ChatEngine {

  private final ChatEngine inner;
  private final CallOptions options;
  private final ChatRequestParameters parameters;

  ClientDefaults(ChatEngine inner, CallOptions options) {
    this.inner = inner;
    this.options = options;
    this.parameters = options.parameters();
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    return inner.start(
        ChatRequest.builder()
            .messages(messages(request.messages()))
            .parameters(parameters.overrideWith(request.parameters()))
            .build(),
        listener);
  }

  private List<ChatMessage> messages(List<ChatMessage> messages) {
    if (options.system() == null || messages.stream().anyMatch(SystemMessage.class::isInstance)) {
      return messages;
    }
    List<ChatMessage> whole = new ArrayList<>(messages.size() + 1);
    whole.add(SystemMessage.from(options.system()));
    whole.addAll(messages);
    return whole;
  }

  @Override
  public EngineInfo info() {
    EngineInfo info = inner.info();
    return new EngineInfo(
        info.backend(),
        info.model(),
        info.endpoint(),
        info.provider(),
        info.capabilities(),
        info.defaults().overrideWith(((io.hearthlink.engine.CallParameters) parameters).base()));
  }

  @Override
  public String toString() {
    return inner.toString();
  }
}
