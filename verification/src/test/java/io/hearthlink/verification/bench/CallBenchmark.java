package io.hearthlink.verification.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * CPU of the whole process per streamed call, ours and bare LangChain4j's in turn, so that whatever
 * else the machine does meets both alike. The difference between long and short answers gives the
 * cost of a token.
 */
final class CallBenchmark {

  private static final int ROUNDS = 11;
  private static final int CALLS = 1500;
  private static final int LONG_CALLS = 300;
  private static final int MORE_TOKENS = 398;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private CallBenchmark() {}

  static void run(String shortAnswers, String longAnswers) {
    try (Hearthlink few = hearth(shortAnswers);
        Hearthlink many = hearth(longAnswers)) {
      double[][] calls = paired(ours(few.client()), bare(shortAnswers), CALLS);
      double[][] longs = paired(ours(many.client()), bare(longAnswers), LONG_CALLS);
      print("CPU per call, 2 tokens", calls[0], calls[1], 1);
      print("CPU per call, 400 tokens", longs[0], longs[1], 1);
      print("CPU per token", minus(longs[0], calls[0]), minus(longs[1], calls[1]), MORE_TOKENS);
    }
  }

  private static Hearthlink hearth(String url) {
    return Hearthlink.builder().backend("ollama").endpoint(url).model("ember").build();
  }

  private static IntConsumer ours(LlmClient client) {
    return call -> client.stream("Hi", text -> {}).await();
  }

  private static IntConsumer bare(String url) {
    OllamaStreamingChatModel model =
        OllamaStreamingChatModel.builder().baseUrl(url).modelName("ember").build();
    return call -> {
      CompletableFuture<ChatResponse> done = new CompletableFuture<>();
      model.chat(
          "Hi",
          new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {}

            @Override
            public void onCompleteResponse(ChatResponse response) {
              done.complete(response);
            }

            @Override
            public void onError(Throwable error) {
              done.completeExceptionally(error);
            }
          });
      done.join();
    };
  }

  /** Returns microseconds of CPU per call, of each round: ours, and theirs. */
  private static double[][] paired(IntConsumer ours, IntConsumer theirs, int calls) {
    double[][] micros = new double[2][ROUNDS];
    for (int round = -3; round < ROUNDS; round++) {
      double first = cpu(ours, calls);
      double second = cpu(theirs, calls);
      if (round >= 0) {
        micros[0][round] = first;
        micros[1][round] = second;
      }
    }
    return micros;
  }

  private static double cpu(IntConsumer call, int calls) {
    long before = SYSTEM.getProcessCpuTime();
    for (int i = 0; i < calls; i++) {
      call.accept(i);
    }
    return (SYSTEM.getProcessCpuTime() - before) / 1_000.0 / calls;
  }

  private static double[] minus(double[] longs, double[] shorts) {
    double[] difference = new double[longs.length];
    double base = median(shorts);
    Arrays.setAll(difference, i -> longs[i] - base);
    return difference;
  }

  private static void print(String what, double[] ours, double[] theirs, int per) {
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
    System.out.printf(
        "%-26s ours %8.2f us  bare LangChain4j %8.2f us  ratio %.2f (of pairs: %.2f to %.2f)%n",
        what,
        median(ours) / per,
        median(theirs) / per,
        median(ours) / median(theirs),
        Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
