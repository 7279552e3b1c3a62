package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.LlmException;
import io.hearthlink.testkit.CapturedExchange;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded chat of four real servers gives what the table says that it should give. */
@Tag("fast")
class CaptureReplayTest {

  private static final JsonMapper JSON = new JsonMapper();

  record Row(
      String file,
      String wire,
      String form,
      String outcome,
      String serverSays,
      String tokens,
      String toolCalls,
      String text) {

    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      return new Row(
          cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Row> rows() throws IOException {
    return resource("expected.tsv")
        .lines()
        .skip(1)
        .map(Row::of)
        .filter(row -> row.form().equals("blocking") || row.form().equals("stream"))
        .filter(row -> CaptureReplayTest.class.getResource("/captures/" + row.file()) != null);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void replays(Row row) throws IOException {
    CapturedExchange exchange = CapturedExchange.parse(resource(row.file()));
    JsonNode asked = JSON.readTree(exchange.requestBody());
    try (FakeServer server = FakeServer.replaying(exchange).start();
        Hearthlink hearth = hearth(row, exchange, server.url(), asked)) {
      CallOptions options = options(row, asked);
      ChatListener listener =
          row.form().equals("stream") ? ChatListener.text(text -> {}) : ChatListener.NONE;
      try {
        Answer answer = hearth.client().stream("Hello", options, listener).await();
        assertThat(row.outcome()).as("outcome, not %s", answer.text()).isEqualTo("Answer");
        compare(row, answer);
      } catch (LlmException failure) {
        compare(row, failure);
      }
    }
  }

  private static void compare(Row row, Answer answer) throws IOException {
    assertThat(Objects.requireNonNullElse(answer.report().finish(), ""))
        .isEqualTo(row.serverSays());
    if (!row.text().isEmpty()) {
      assertThat(answer.text()).isEqualTo(JSON.readTree(row.text()).asText());
    }
    if (row.tokens().equals("0/0")) {
      // zeros mean that the server did not count
      assertThat(answer.report().usageEstimated()).isTrue();
    } else if (!row.tokens().isEmpty()) {
      var usage = answer.report().usage();
      assertThat(usage.inputTokenCount() + "/" + usage.outputTokenCount()).isEqualTo(row.tokens());
      assertThat(answer.report().usageEstimated()).isFalse();
    }
    if (row.toolCalls().isEmpty()) {
      assertThat(answer.response().aiMessage().toolExecutionRequests()).isEmpty();
    } else {
      JsonNode calls = JSON.readTree(row.toolCalls());
      assertThat(answer.response().aiMessage().toolExecutionRequests()).hasSameSizeAs(calls);
      for (int i = 0; i < calls.size(); i++) {
        ToolExecutionRequest call = answer.response().aiMessage().toolExecutionRequests().get(i);
        assertThat(call.name()).isEqualTo(calls.get(i).get(0).asText());
        JsonNode arguments = calls.get(i).get(1);
        if (arguments.isTextual()) {
          assertThat(call.arguments()).isEqualTo(arguments.asText());
        } else {
          assertThat(JSON.readTree(call.arguments())).isEqualTo(arguments);
        }
      }
      assertThat(answer.functionCalls().isEmpty()).isEqualTo(answer.truncated());
    }
  }

  private static void compare(Row row, LlmException failure) throws IOException {
    String[] words = row.outcome().split(" ", -1);
    assertThat(failure.getClass().getSimpleName()).as(failure.getMessage()).isEqualTo(words[0]);
    for (int i = 1; i < words.length; i++) {
      switch (words[i]) {
        case "retryable" -> assertThat(failure.retryable()).isTrue();
        case "retry-after" ->
            assertThat(failure.retryAfter())
                .contains(Duration.ofSeconds(Long.parseLong(words[++i])));
        default -> {
          ContextLengthException length = (ContextLengthException) failure;
          assertThat(length.needed().orElse(0) + "/" + length.available().orElse(0))
              .isEqualTo(words[i]);
        }
      }
    }
    if (!row.text().isEmpty() && !words[0].equals("ContextLengthException")) {
      assertThat(failure.partialText()).isEqualTo(JSON.readTree(row.text()).asText());
    }
  }

  private static CallOptions options(Row row, JsonNode asked) {
    CallOptions options =
        row.form().equals("stream")
            ? CallOptions.DEFAULT
            : CallOptions.DEFAULT.withTotal(Duration.ofSeconds(20));
    int limit =
        Math.max(
            asked.path("max_tokens").asInt(), asked.path("options").path("num_predict").asInt());
    return limit > 0 ? options.withMaxTokens(limit) : options;
  }

  private static Hearthlink hearth(Row row, CapturedExchange exchange, String url, JsonNode asked) {
    String model = asked.path("model").asText("").isBlank() ? "m" : asked.path("model").asText();
    boolean endless = exchange.ended().equals("timeout") || exchange.ended().equals("we closed");
    Duration patience = Duration.ofMillis(endless ? 300 : 10_000);
    return Hearthlink.builder()
        .backend(row.wire().equals("ollama") ? "ollama" : "custom")
        .endpoint(url)
        .model(model)
        .llm(
            llm ->
                llm.requestFormat(
                        row.wire().equals("anthropic") ? WireFormat.ANTHROPIC : WireFormat.OPENAI)
                    .timeouts(Timeouts.DEFAULT.withLoad(patience).withIdle(patience)))
        .build();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CaptureReplayTest.class.getResourceAsStream("/captures/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
