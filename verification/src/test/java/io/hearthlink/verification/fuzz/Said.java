package io.hearthlink.verification.fuzz;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;

/** A model that says what it was told to say, in two pieces, and remembers nothing else. */
final class Said implements StreamingChatModel {

  private volatile String text = "";

  void say(String text) {
    this.text = text;
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    String said = text;
    int middle = said.length() / 2;
    handler.onPartialResponse(said.substring(0, middle));
    handler.onPartialResponse(said.substring(middle));
    handler.onCompleteResponse(
        ChatResponse.builder()
            .aiMessage(AiMessage.from(said))
            .finishReason(FinishReason.STOP)
            .build());
  }
}
