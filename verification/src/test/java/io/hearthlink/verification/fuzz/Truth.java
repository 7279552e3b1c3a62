package io.hearthlink.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.config.WireFormat;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ServerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a good ending is, found without the code under test: an answer had the mark of its end, and
 * a failure is one that somebody thought of.
 */
final class Truth {

  /** The longest message, which may quote a server's own words. */
  private static final int MOST = 2_000;

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
    String shown = heard.strip();
    String text = new String(reply, StandardCharsets.UTF_8);
    Stream<JsonNode> named =
        events(text).stream()
            .filter(event -> event.name().equals("error"))
            .map(event -> read(event.data()))
            .filter(Objects::nonNull);
    Stream<JsonNode> stated = values(text).stream().map(value -> value.path("error"));
    return !shown.isEmpty()
        && Stream.concat(named, stated)
            .flatMap(Truth::words)
            .anyMatch(said -> said.endsWith(shown) || said.contains("message:" + shown + " type:"));
  }

  /** All texts in a value, at any depth; JSON in a text is a value, too. */
  private static Stream<String> words(JsonNode value) {
    if (!value.isTextual()) {
      return value.valueStream().flatMap(Truth::words);
    }
    String text = value.textValue().strip();
    JsonNode within = text.startsWith("{") || text.startsWith("[{") ? read(text) : null;
    return within == null ? Stream.of(text) : words(within);
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

  /** All JSON in a reply, however it is framed: the whole, its lines, and its events. */
  private static List<JsonNode> values(String reply) {
    int body = reply.indexOf("\n{");
    return Stream.of(
            Stream.of(reply, body < 0 ? "" : reply.substring(body)),
            lines(reply).filter(line -> !line.startsWith("data:")),
            events(reply).stream().map(Event::data))
        .flatMap(texts -> texts)
        .map(Truth::read)
        .filter(Objects::nonNull)
        .toList();
  }

  private record Event(String name, String data) {}

  private static List<Event> events(String reply) {
    List<Event> events = new ArrayList<>();
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line : Stream.concat(lines(reply), Stream.of("")).toList()) {
      if (line.startsWith("data:")) {
        data.append(line.substring(5)).append('\n');
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.isEmpty()) {
        events.add(new Event(name, data.toString()));
        name = "";
        data.setLength(0);
      }
    }
    return events;
  }

  private static Stream<String> lines(String reply) {
    return Stream.of(reply.split("\r?\n", -1));
  }

  private static @Nullable JsonNode read(String text) {
    try {
      return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonProcessingException none) {
      return null;
    }
  }
}
