package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a server sends: a typed exception, and nothing that must stay secret. */
class ErrorClassifierProperties {

  private static final ErrorContext CONTEXT = ErrorContext.of("ollama", "m", "http://localhost:9");
  private static final String CANARY = "hl-canary-4f2c0a7e-1111-4222-8333-0123456789ab";

  @Property(tries = 500)
  void classifiesAnyReply(
      @ForAll @IntRange(min = 0, max = 999) int status, @ForAll("bodies") String body) {
    shows(ErrorClassifier.classify(new Reply(status, headers(), body), CONTEXT));
  }

  @Property(tries = 500)
  void classifiesAnyEvent(@ForAll("bodies") String body) {
    shows(ErrorClassifier.inBand(body, CONTEXT));
    ErrorClassifier.isRefusal(ErrorBody.json(body));
    ErrorClassifier.isError(ErrorBody.json(body));
  }

  @Property(tries = 300)
  void classifiesAnyRetryAfter(@ForAll String value) {
    Reply reply =
        new Reply(503, Map.of("Retry-After", List.of(value), "retry-after-ms", List.of(value)), "");
    LlmException failure = ErrorClassifier.classify(reply, CONTEXT);

    assertThat(failure.retryAfter().orElse(Duration.ZERO))
        .isBetween(Duration.ZERO, RetryAfter.LIMIT);
  }

  @Property(tries = 300)
  void hidesAKeyThatTheServerRepeats(
      @ForAll("prose") String before, @ForAll("keys") String key, @ForAll("prose") String after) {
    String message = before + " Incorrect API key provided: " + key + " " + after;
    String body = "{\"error\":{\"message\":" + JsonNodeFactory.instance.textNode(message) + "}}";

    assertThat(ErrorClassifier.classify(new Reply(401, headers(), body), CONTEXT))
        .message()
        .contains("API key provided: ***")
        .doesNotContain(key);
  }

  @Provide
  Arbitrary<String> prose() {
    return Arbitraries.strings().withChars("abcdefgh ").ofMaxLength(60);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars("-_.:/+=")
        .ofMinLength(9)
        .ofMaxLength(80);
  }

  /** Text, JSON of every form, and the words of real errors torn apart and put into each other. */
  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> words =
        Arbitraries.of(
            "error",
            "message",
            "type",
            "code",
            "request (9 tokens) exceeds the context size (5",
            "map[code:500 message:x type:y]",
            "model 'x' not found",
            "{",
            "}",
            "[",
            "\"",
            "\\",
            "code=400, message=",
            "99999999999999999999",
            "maximum context length is ",
            "raw='",
            "input length and max_tokens exceed context limit: 1 + 2 > 3",
            "Bearer ",
            "\u001b[0m",
            "{\"error\":",
            "\"error\":{\"message\":\"x\"}",
            "null",
            "prompt is too long",
            "😀");
    Arbitrary<String> torn = words.list().ofMaxSize(12).map(parts -> String.join("", parts));
    Arbitrary<String> nested =
        Arbitraries.integers()
            .between(0, 1_200)
            .map(depth -> "{\"error\":".repeat(depth) + "\"x\"" + "}".repeat(depth));
    Arbitrary<String> encoded =
        torn.flatMap(
            text -> Arbitraries.integers().between(0, 7).map(times -> encode(text, times)));
    return Arbitraries.oneOf(Arbitraries.strings(), torn, nested, encoded);
  }

  private static String encode(String text, int times) {
    String body = text;
    for (int i = 0; i < times; i++) {
      body = new ObjectMapper().createObjectNode().put("error", body).toString();
    }
    return body;
  }

  private static void shows(LlmException failure) {
    assertThat(failure.getMessage())
        .isNotBlank()
        .contains("http://localhost:9")
        .hasSizeLessThan(900)
        .doesNotContain(CANARY, "\n", "\u001b");
    assertThat(failure.toString()).doesNotContain(CANARY);
  }

  private static Map<String, List<String>> headers() {
    return Map.of(
        "WWW-Authenticate", List.of("Bearer " + CANARY),
        "Retry-After", List.of(CANARY),
        "Content-Type", List.of(CANARY),
        "Set-Cookie", List.of(CANARY));
  }
}
