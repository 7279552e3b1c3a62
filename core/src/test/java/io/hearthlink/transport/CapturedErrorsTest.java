package io.hearthlink.transport;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers sent, against the table of what it means. */
@Tag("fast")
class CapturedErrorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ErrorContext CONTEXT = ErrorContext.of("custom", null, "http://localhost");

  /** Failures without an error to read: silence, a cut stream, nobody there. */
  private static final List<String> WITHOUT_ERROR =
      List.of("TruncatedException", "TimeoutException", "ConnectionException");

  static Stream<Arguments> errors() {
    return ErrorTable.rows("/captures/expected.tsv")
        .filter(row -> !row.get(3).equals("Answer") && !WITHOUT_ERROR.contains(row.get(3)))
        .map(row -> Arguments.of(row.get(0), row.get(3)));
  }

  static Stream<Arguments> others() {
    Set<String> leftOut =
        ErrorTable.rows("/captures/left-out.tsv").map(row -> row.get(0)).collect(toSet());
    return ErrorTable.rows("/captures/expected.tsv")
        .filter(row -> row.get(3).equals("Answer") || WITHOUT_ERROR.contains(row.get(3)))
        .filter(row -> !leftOut.contains(row.get(0)))
        .map(row -> Arguments.of(row.get(0)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("errors")
  void tellsWhatTheServerMeant(String file, String outcome) {
    JsonNode response = response(file);
    int status = response.path("status").asInt();
    LlmException failure =
        status >= 400
            ? ErrorClassifier.classify(
                new Reply(status, headers(response), body(response)), CONTEXT)
            : ErrorClassifier.inBand(inBandError(response).orElseThrow(), CONTEXT);

    String[] words = outcome.split(" ", 2);
    assertThat(failure.getClass().getSimpleName()).isEqualTo(words[0]);
    String expected = words.length == 1 ? "" : words[1];
    // the table leaves the numbers of a streamed error out, and "retryable" where the class says it
    if (expected.contains("/")) {
      assertThat(ErrorTable.outcome(failure)).isEqualTo(outcome);
    }
    if (words[0].equals("ModelLoadException")) {
      assertThat(failure.retryable()).isEqualTo(expected.contains("retryable"));
    }
    String wait = failure.retryAfter().map(w -> "retry-after " + w.toSeconds()).orElse("");
    assertThat(expected.replaceFirst("^(retryable|\\d+/\\d+) ?", "")).isEqualTo(wait);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void seesNoErrorWhereThereIsNone(String file) {
    assertThat(inBandError(response(file))).isEmpty();
  }

  @Test
  void readsTheWholeTable() {
    assertThat(errors()).hasSize(153);
    assertThat(others()).hasSize(236);
  }

  private static JsonNode response(String file) {
    try {
      return JSON.readTree(ErrorTable.text("/captures/" + file)).path("response");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private static String body(JsonNode response) {
    StringBuilder body = new StringBuilder();
    response.path("chunks").forEach(chunk -> body.append(chunk.path(1).asText()));
    return body.toString();
  }

  private static Map<String, List<String>> headers(JsonNode response) {
    Map<String, List<String>> headers = new HashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
    return headers;
  }

  /** The first event, line or body that is an error. */
  private static Optional<String> inBandError(JsonNode response) {
    List<String> events = new ArrayList<>();
    body(response)
        .lines()
        .map(line -> line.startsWith("data:") ? line.substring(5).strip() : line)
        .filter(line -> line.startsWith("{"))
        .forEach(events::add);
    return events.stream()
        .filter(event -> ErrorClassifier.isError(ErrorBody.json(event)))
        .findFirst();
  }
}
