package io.hearthlink.backend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded chat of four real servers gives what the table says that it should give. */
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
    Set<String> leftOut =
        resource("left-out.tsv").lines().map(line -> line.split("\t", -1)[0]).collect(toSet());
    return resource("expected.tsv")
        .lines()
        .skip(1)
        .map(Row::of)
        .filter(row -> row.form().equals("blocking") || row.form().equals("stream"))
        .filter(row -> !leftOut.contains(row.file()));
  }

  @Test
  void replaysTheWholeTable() throws IOException {
    assertThat(rows()).hasSize(373);
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
        Answer answer =
            hearth.client().withOptions(options).start(request(asked), listener).await();
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
    if (!row.tokens().isEmpty()) {
      String[] tokens = row.tokens().split("/", -1);
      var usage = answer.report().usage();
      // zeros mean that the server did not count
      assertThat(tokens[0]).isIn("0", String.valueOf(usage.inputTokenCount()));
      assertThat(tokens[1]).isIn("0", String.valueOf(usage.outputTokenCount()));
      assertThat(answer.report().usageEstimated()).isEqualTo(List.of(tokens).contains("0"));
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

  /** As much of the recorded request as decides what is made of the answer: tools and format. */
  private static ChatRequest request(JsonNode asked) {
    List<ToolSpecification> tools = new ArrayList<>();
    for (JsonNode declared : asked.path("tools")) {
      JsonNode tool = declared.has("function") ? declared.path("function") : declared;
      if (tool.path("name").isTextual()) {
        JsonNode schema =
            tool.has("input_schema") ? tool.path("input_schema") : tool.path("parameters");
        ObjectNode parameters = JSON.createObjectNode().put("name", tool.path("name").asText());
        tools.add(ToolSpecification.fromJson(parameters.set("parameters", schema).toString()));
      }
    }
    boolean format = asked.has("format") || asked.has("response_format");
    return ChatRequest.builder()
        .messages(UserMessage.from("Hello"))
        .toolSpecifications(tools)
        .toolChoice(asked.path("tool_choice").asText().equals("none") ? ToolChoice.NONE : null)
        .responseFormat(format ? ResponseFormat.JSON : null)
        .build();
  }

  private static CallOptions options(Row row, JsonNode asked) {
    CallOptions options = options(asked);
    return row.form().equals("stream") ? options : options.withTotal(Duration.ofSeconds(20));
  }

  /** The limit decides whether the answer counts as cut off. */
  static CallOptions options(JsonNode asked) {
    int limit =
        Math.max(
            asked.path("max_tokens").asInt(), asked.path("options").path("num_predict").asInt());
    return limit > 0 ? CallOptions.DEFAULT.withMaxTokens(limit) : CallOptions.DEFAULT;
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

  static String resource(String name) throws IOException {
    try (InputStream in = CaptureReplayTest.class.getResourceAsStream("/captures/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
