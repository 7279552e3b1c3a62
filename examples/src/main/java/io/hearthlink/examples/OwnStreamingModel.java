package io.hearthlink.examples;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;

/** Brings a streaming model of LangChain4j, which gets the client, its timeouts and its report. */
public final class OwnStreamingModel {

  private OwnStreamingModel() {}

  /** Stands for any streaming model of LangChain4j, such as that of a provider's module. */
  private static final class Counter implements StreamingChatModel {

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
      StringBuilder text = new StringBuilder();
      for (String piece : new String[] {"one", " two", " three"}) {
        handler.onPartialResponse(piece);
        text.append(piece);
      }
      handler.onCompleteResponse(
          ChatResponse.builder()
              .aiMessage(AiMessage.from(text.toString()))
              .finishReason(FinishReason.STOP)
              .build());
    }
  }

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().build()) {
      LlmClient llm = hearth.client(new Counter());

      Answer answer = llm.generate("Count to three");
      System.out.println(answer.text());
      System.out.println("Model: " + answer.report().model());
    }
  }
}
