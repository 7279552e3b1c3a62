package io.hearthlink.embedded;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.backend.BackendSetup;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.transport.HttpTransport;

/** An application that asks one question, closes nothing and returns from main. */
public final class EmberApp {

  private EmberApp() {}

  /** Asks the first argument and prints the tokens as they come. */
  public static void main(String[] args) {
    BackendSetup setup =
        new BackendSetup(
            LlmConfig.DEFAULT, HttpTransport.create(LlmConfig.DEFAULT.timeouts()), new CallPool());
    Answer answer =
        new EmbeddedBackendProvider()
            .open(setup)
            .engine("ember")
            .start(
                ChatRequest.builder().messages(UserMessage.from(args[0])).build(),
                ChatListener.text(System.out::print))
            .await();
    System.out.println();
    System.out.println(answer.report());
  }
}
