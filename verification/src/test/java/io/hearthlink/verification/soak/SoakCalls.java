package io.hearthlink.verification.soak;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * The calls of the soak, each made in the way that its number says: on one of three wires, half of
 * them as streams, of a client or of LangChain4j's model. Thread-safe.
 */
final class SoakCalls implements AutoCloseable {

  private static final Duration LOST = Duration.ofSeconds(60);
  private static final CallOptions WHOLE = CallOptions.DEFAULT.withTotal(LOST);
  private static final CallOptions HURRIED = CallOptions.DEFAULT.withTotal(Duration.ofMillis(50));

  private final List<Hearthlink> hearths;
  private final LongAdder endings;

  /**
   * Creates them.
   *
   * @param urls servers of Ollama, OpenAI and Anthropic
   * @param endings counts the endings that are heard
   */
  SoakCalls(List<String> urls, LongAdder endings) {
    this.endings = endings;
    hearths =
        List.of(
            Hearthlink.builder().backend("ollama").endpoint(urls.get(0)).model("m").build(),
            custom(urls.get(1), WireFormat.OPENAI),
            custom(urls.get(2), WireFormat.ANTHROPIC));
  }

  private static Hearthlink custom(String url, WireFormat format) {
    return Hearthlink.builder()
        .backend("custom")
        .endpoint(url)
        .model("m")
        .llm(llm -> llm.requestFormat(format))
        .build();
  }

  /**
   * Makes the call of this number.
   *
   * @return what is wrong with how it ended; empty where nothing is
   */
  String make(int number) throws InterruptedException {
    LlmClient client = hearths.get(number % hearths.size()).client();
    Plan plan = Plan.of(number);
    CompletableFuture<Object> ending = new CompletableFuture<>();
    if (plan == Plan.STALL) {
      client = client.withOptions(HURRIED);
    }
    String prompt = String.valueOf(number);
    switch (number / 2 % 4) {
      case 0 -> stream(client.streamingChatModel(), prompt, ending);
      case 1 -> end(client.stream(prompt, text -> {}).answer(), ending);
      case 2 -> end(client.generateAsync(prompt), ending);
      default -> end(client.generateAsync(prompt, plan == Plan.STALL ? HURRIED : WHOLE), ending);
    }
    try {
      Object outcome = ending.get(LOST.toMillis(), TimeUnit.MILLISECONDS);
      return plan.allows(outcome) ? "" : plan + " ends with " + outcome;
    } catch (TimeoutException e) {
      return plan + " is lost";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end(CompletableFuture<Answer> answer, CompletableFuture<Object> ending) {
    Future<?> unused =
        answer.whenComplete(
            (whole, failure) -> {
              endings.increment();
              ending.complete(failure == null ? whole.text() : failure);
            });
  }

  private void stream(StreamingChatModel model, String prompt, CompletableFuture<Object> ending) {
    model.chat(
        prompt,
        new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String text) {}

          @Override
          public void onCompleteResponse(ChatResponse response) {
            endings.increment();
            ending.complete(response.aiMessage().text());
          }

          @Override
          public void onError(Throwable error) {
            endings.increment();
            ending.complete(error);
          }
        });
  }

  @Override
  public void close() {
    hearths.forEach(Hearthlink::close);
  }
}
