package io.hearthlink.testkit.model;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Set;

/** A fake model as LangChain4j's blocking model. */
final class BlockingForm implements ChatModel {

  private final FakeChatModel model;

  BlockingForm(FakeChatModel model) {
    this.model = model;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    FakeChatModel.Given given = model.answer(request);
    ModelReply.Failure failure = given.reply().failure();
    if (failure != null) {
      throw failure.exception();
    }
    return given.response();
  }

  @Override
  public Set<Capability> supportedCapabilities() {
    return model.supportedCapabilities();
  }

  @Override
  public String toString() {
    return model.toString();
  }
}
