package io.hearthlink.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a good ending is, found without the code under test: an answer had the mark of its end, and
 * a failure is one that somebody thought of.
 */
final class Truth {

  /** The longest message, which may quote a server's own words. */
  private static final int MOST = 2_000;

  private static final JsonNode NONE = MissingNode.getInstance();

  private static final JsonMapper JSON = new JsonMapper();

  private Truth() {}

  /** The failure of a stream; where a feature is missing, LangChain4j's own has it as its cause. */
  static LlmException ours(Object thrown) {
    Object known =
        thrown instanceof UnsupportedFeatureException theirs ? theirs.getCause() : thrown;
    if (known instanceof LlmException failure) {
      return failure;
    }
    throw new AssertionError("untyped: " + thrown);
  }

  /** Whether {@code heard} is an error in a stream, which some servers send as text before it. */
  static boolean isErrorOf(byte[] reply, String heard) {
    return values(new String(reply, StandardCharsets.UTF_8)).stream()
        .flatMap(value -> Stream.of(value.path("error"), isPiece(value) ? NONE : value))
        .flatMap(Truth::words)
        .anyMatch(said -> said.strip().endsWith(heard.strip()));
  }

  /** Whether a value holds a piece of an answer; one that does not may be an error by its event. */
  private static boolean isPiece(JsonNode value) {
    return value.path("message").isObject()
        || Stream.of("choices", "delta", "content_block", "response").anyMatch(value::has);
  }

  /** All texts in a value, at any depth; JSON in a text is a value, too. */
  private static Stream<String> words(JsonNode value) {
    if (!value.isTextual()) {
      return value.valueStream().flatMap(Truth::words);
    }
    JsonNode within = value.textValue().startsWith("{") ? read(value.textValue()) : null;
    return within == null ? Stream.of(value.textValue()) : words(within);
  }

  /** Checks a failure. */
  static void check(LlmException failure) {
    String message = String.valueOf(failure.getMessage());
    assertThat(message).isNotBlank();
    assertThat(message.length()).as("the length of the message").isLessThanOrEqualTo(MOST);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean stumbled =
          cause instanceof IllegalStateException
              || (failure instanceof ServerException && cause instanceof RuntimeException);
      boolean typed = cause instanceof LlmException || !(cause instanceof Error || stumbled);
      if (!typed) {
        throw new AssertionError("untyped: " + cause, failure);
      }
    }
  }

  /** Checks that {@code reply} has the end that makes an answer of it. */
  static void check(ChatResponse answer, WireFormat format, boolean stream, byte[] reply) {
    assertThat(answer.aiMessage()).isNotNull();
    String text = new String(reply, StandardCharsets.UTF_8);
    assertThat(values(text))
        .as("the values of what became an answer")
        .anyMatch(value -> ends(format, stream, value));
  }

  private static boolean ends(WireFormat format, boolean stream, JsonNode value) {
    return switch (format) {
      case OLLAMA -> value.path("done").asBoolean();
      case OPENAI -> said(value.path("choices").path(0).path("finish_reason"));
      default ->
          stream
              ? value.path("type").asText().equals("message_stop")
              : said(value.path("stop_reason"));
    };
  }

  private static boolean said(JsonNode word) {
    return word.isTextual() && !word.asText().isEmpty();
  }

  /** All values in a reply, however it is framed: the whole, its lines, and its events. */
  private static List<JsonNode> values(String reply) {
    List<JsonNode> values = new ArrayList<>();
    StringBuilder event = new StringBuilder();
    add(values, reply);
    for (String line : reply.split("\r?\n", -1)) {
      String data = line.startsWith("data:") ? line.substring(5) : null;
      if (data != null) {
        event.append(data).append('\n');
      } else if (line.isEmpty()) {
        add(values, event.toString());
        event.setLength(0);
      } else {
        add(values, line);
      }
    }
    add(values, event.toString());
    int body = reply.indexOf("\n{");
    add(values, body < 0 ? "" : reply.substring(body));
    return values;
  }

  private static void add(List<JsonNode> values, String text) {
    JsonNode value = read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    // what is no JSON may be the text of an error
    values.add(value == null ? TextNode.valueOf(text) : value);
  }

  private static @Nullable JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException none) {
      return null;
    }
  }
}
