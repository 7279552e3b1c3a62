package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class ErrorClassifierTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-21T06:58:00Z"), ZoneOffset.UTC);
  private static final ErrorContext CONTEXT =
      ErrorContext.of("ollama", "m", "http://localhost:11434");

  /** Errors of documents and sources, and those of recorded exchanges that are no chat. */
  static Stream<Arguments> errors() {
    return Stream.of("errors.tsv", "other-captures.tsv")
        .flatMap(ErrorTable::rows)
        .map(row -> Arguments.of(row.toArray()));
  }

  @ParameterizedTest(name = "{0}: {5}")
  @MethodSource("errors")
  void tellsWhatAnErrorMeans(
      String name, String form, int status, String headers, String body, String outcome) {
    LlmException failure =
        form.equals("event")
            ? ErrorClassifier.inBand(body, CONTEXT.withReply(status, null))
            : ErrorClassifier.classify(
                new Reply(status, ErrorTable.headers(headers), body), CONTEXT, CLOCK);

    assertThat(ErrorTable.outcome(failure)).isEqualTo(outcome);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure)
        .message()
        .contains("http://localhost:11434")
        .endsWith(".")
        .hasSizeLessThan(800)
        .doesNotContain("\n", "{", "hl-prompt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"x\"}",
        "{\"error\":{\"message\":\"x\"}}",
        "{\"error\":true}",
        "{\"done\":true,\"done_reason\":\"error\"}",
        "{\"type\":\"error\",\"message\":\"x\"}",
        "{\"object\":\"error\",\"message\":\"x\"}",
        "{\"code\":500,\"message\":\"x\",\"type\":\"server_error\"}",
      })
  void seesAnErrorInsideASuccess(String body) {
    assertThat(ErrorClassifier.isError(ErrorBody.json(body))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":null,\"choices\":[]}",
        "{\"error\":\"\",\"processed\":true}",
        "{\"error\":false}",
        "{\"error\":{}}",
        "{\"message\":{\"role\":\"assistant\",\"content\":\"error\"},\"done\":false}",
        "{\"object\":\"chat.completion.chunk\",\"choices\":[{\"delta\":{\"content\":\"error\"}}]}",
        "{\"type\":\"content_block_delta\",\"delta\":{\"text\":\"error\"}}",
        "{\"type\":\"message\",\"stop_reason\":\"refusal\"}",
        "[]",
        "\"error\"",
      })
  void takesNoAnswerForAnError(String body) {
    assertThat(ErrorClassifier.isError(ErrorBody.json(body))).isFalse();
  }

  @Test
  void nothingIsNoError() {
    assertThat(ErrorClassifier.isError(null)).isFalse();
    assertThat(ErrorClassifier.isRefusal(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "{\"stop_reason\":\"refusal\"}, true",
    "{\"delta\":{\"stop_reason\":\"refusal\"}}, true",
    "{\"choices\":[{\"finish_reason\":\"content_filter\"}]}, true",
    "{\"choices\":[{\"finish_reason\":\"stop\"}]}, false",
    "{\"stop_reason\":\"end_turn\"}, false",
  })
  void seesARefusal(String body, boolean refusal) {
    assertThat(ErrorClassifier.isRefusal(ErrorBody.json(body))).isEqualTo(refusal);
  }

  @Test
  void findsNoRetryOnceTextWasShown() {
    LlmException failure =
        ErrorClassifier.inBand("{\"error\":\"boom\"}", CONTEXT.withPartialText("Hel"));

    assertThat(failure.retryable()).isFalse();
    assertThat(failure.partialText()).isEqualTo("Hel");
    assertThat(failure).message().doesNotContain("Hel");
  }

  @Test
  @Timeout(10)
  void staysQuickOnHostileBodies() {
    for (String part : List.of("map[code:1 message:", "model ", "exceeds ", "{\"error\":", "a1_")) {
      String body = part.repeat(1_000_000 / part.length());
      assertThat(ErrorClassifier.inBand(body, CONTEXT)).isNotNull();
      assertThat(ErrorClassifier.inBand(new TextNode(body).toString(), CONTEXT)).isNotNull();
      assertThat(ErrorClassifier.inBand("{\"error\":" + new TextNode(body) + "}", CONTEXT))
          .isNotNull();
    }
  }

  @Test
  void takesTheClockOfTheMachineWhereNoneIsGiven() {
    Reply reply =
        new Reply(503, Map.of("Retry-After", List.of("Sat, 01 Jan 2000 00:00:00 GMT")), "");

    assertThat(ErrorTable.outcome(ErrorClassifier.classify(reply, CONTEXT)))
        .isEqualTo("OverloadedException retryable retry-after 0");
  }
}
