package io.hearthlink.bean;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.LlmException;
import java.util.List;
import java.util.Set;

/** An engine as a blocking model. */
record EngineChatModel(
    ChatEngine engine,
    ChatRequestParameters defaultRequestParameters,
    List<ChatModelListener> listeners)
    implements ChatModel {

  @Override
  public ChatResponse doChat(ChatRequest request) {
    try {
      return Manners.response(engine.start(request, ChatListener.NONE).await());
    } catch (LlmException failure) {
      throw Manners.told(failure);
    }
  }

  @Override
  public ModelProvider provider() {
    return engine.info().provider();
  }

  @Override
  public Set<Capability> supportedCapabilities() {
    return engine.info().capabilities();
  }

  @Override
  public String toString() {
    return engine.toString();
  }
}
