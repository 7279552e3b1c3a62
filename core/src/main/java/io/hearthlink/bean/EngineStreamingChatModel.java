package io.hearthlink.bean;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.StagedCall;
import java.util.List;
import java.util.Set;

/** An engine as a streaming model. */
record EngineStreamingChatModel(
    ChatEngine engine,
    ChatRequestParameters defaultRequestParameters,
    List<ChatModelListener> listeners)
    implements StreamingChatModel {

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    var unused = StagedCall.start(engine, request, call -> new HandlerStage(handler, call));
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
