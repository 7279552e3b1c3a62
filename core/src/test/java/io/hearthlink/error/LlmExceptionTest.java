package io.hearthlink.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hearthlink.error.TimeoutException.Phase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of failures: what each tells, and which of them may be tried again. */
@Tag("fast")
class LlmExceptionTest {

  private static final ErrorContext SILENT =
      ErrorContext.of("ollama", "m", "http://h:1")
          .withReply(503, Duration.ofSeconds(7))
          .withAttempts(3);
  private static final ErrorContext SHOWN = SILENT.withPartialText("Hel");

  /** Each kind of failure, and whether it may be tried again while nothing was shown. */
  static Stream<Arguments> failures() {
    return Stream.of(
        failure(true, at -> new ConnectionException("x", at)),
        failure(true, at -> new TimeoutException("x", Phase.CONNECT, null, at, null)),
        failure(false, at -> new TimeoutException("x", Phase.LOAD, null, at, null)),
        failure(false, at -> new TimeoutException("x", Phase.IDLE, null, at, null)),
        failure(false, at -> new TimeoutException("x", Phase.TOTAL, null, at, null)),
        failure(false, at -> new ModelNotFoundException("x", at)),
        failure(true, at -> new ModelLoadException("x", true, at, null)),
        failure(false, at -> new ModelLoadException("x", false, at, null)),
        failure(true, at -> new OverloadedException("x", true, at, null)),
        failure(false, at -> new OverloadedException("x", false, at, null)),
        failure(false, at -> new AuthenticationException("x", at)),
        failure(false, at -> new InvalidRequestException("x", at)),
        failure(false, at -> new ContextLengthException("x", 0, 0, at, null)),
        failure(false, at -> new UnsupportedFeatureException("x", "tools", at, null)),
        failure(false, at -> new ContentFilteredException("x", at)),
        failure(true, at -> new TruncatedException("x", at)),
        failure(false, at -> new MalformedResponseException("x", at)),
        failure(true, at -> new ServerException("x", at)),
        failure(false, at -> new CancelledException("x", at)),
        failure(
            false, at -> new StructuredOutputException("x", "", List.of(), List.of(), at, null)),
        failure(false, at -> new ToolException("x", at)),
        failure(false, at -> new ConfigurationException("x", "k", "s", 0, 0, List.of(), null)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void onlyWhatMayBeCuredByTimeIsTriedAgain(
      boolean retryable, Function<ErrorContext, LlmException> failure) {
    assertThat(failure.apply(SILENT).retryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void nothingIsTriedAgainOnceTextWasShown(
      boolean retryable, Function<ErrorContext, LlmException> failure) {
    LlmException shown = failure.apply(SHOWN);
    // a connection that was never made has shown nothing
    boolean connecting =
        shown instanceof TimeoutException timeout && timeout.phase() == Phase.CONNECT;
    assertThat(shown.retryable()).isEqualTo(retryable && connecting);
  }

  @Test
  void theTableHasEveryClass() {
    Set<Class<?>> tested =
        failures()
            .map(row -> (Function<?, ?>) row.get()[1])
            .map(LlmExceptionTest::made)
            .collect(Collectors.toSet());
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(LlmException.class.getPermittedSubclasses()));
  }

  @Test
  void tellsWhereItHappened() {
    LlmException failure = new ServerException("It failed.", SHOWN);

    assertThat(failure.backend()).isEqualTo("ollama");
    assertThat(failure.model()).isEqualTo("m");
    assertThat(failure.endpoint()).isEqualTo("http://h:1");
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(failure.partialText()).isEqualTo("Hel");
    assertThat(failure.context()).isEqualTo(SHOWN);
    assertThat(new ServerException("x", ErrorContext.NONE).retryAfter()).isEmpty();
  }

  @Test
  void theContextNamesEverythingButTheAnswer() {
    assertThat(SHOWN)
        .hasToString(
            "ErrorContext[ollama at http://h:1, model=m, status=503, attempts=3,"
                + " retryAfter=PT7S, partial=3 chars]");
    assertThat(ErrorContext.NONE.where()).isEqualTo("the model server");
    assertThat(ErrorContext.of("embedded", null, null).where()).isEqualTo("embedded");
    assertThat(SILENT.withPartialText("a").withAttempts(5))
        .isEqualTo(
            new ErrorContext("ollama", "m", "http://h:1", 5, 503, Duration.ofSeconds(7), "a"));
  }

  @Test
  void eachTellsItsOwn() {
    ConfigurationException wrong =
        new ConfigurationException("x", "llm.backend", "f.yaml", 3, 9, List.of("a", "b"), "a");
    assertThat(wrong.key()).isEqualTo("llm.backend");
    assertThat(wrong.source()).isEqualTo("f.yaml");
    assertThat(wrong.line()).isEqualTo(3);
    assertThat(wrong.column()).isEqualTo(9);
    assertThat(wrong.allowed()).containsExactly("a", "b");
    assertThat(wrong.suggestion()).isEqualTo("a");

    StructuredOutputException output =
        new StructuredOutputException("x", "{", List.of("/a is missing"), List.of(), SILENT, null);
    assertThat(output.rawText()).isEqualTo("{");
    assertThat(output.problems()).containsExactly("/a is missing");

    TimeoutException late =
        new TimeoutException("x", Phase.IDLE, Duration.ofSeconds(1), SILENT, null);
    assertThat(late.phase()).isEqualTo(Phase.IDLE);
    assertThat(late.limit()).isEqualTo(Duration.ofSeconds(1));

    assertThat(new ModelLoadException("x", true, SILENT, null).loading()).isTrue();
    assertThat(new UnsupportedFeatureException("x", "tools", SILENT, null).feature())
        .isEqualTo("tools");

    ContextLengthException sizes = new ContextLengthException("x", 9, 5, SILENT, null);
    assertThat(sizes.needed()).hasValue(9);
    assertThat(sizes.available()).hasValue(5);
    ContextLengthException unknown = new ContextLengthException("x", 0, 0, SILENT, null);
    assertThat(unknown.needed()).isEmpty();
    assertThat(unknown.available()).isEmpty();
  }

  @Test
  void survivesSerialisationWithoutItsContext() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(new ServerException("It failed.", SHOWN));
    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(read).isInstanceOf(ServerException.class);
    assertThat((ServerException) read).hasMessage("It failed.");
    assertThat(((ServerException) read).context()).isEqualTo(ErrorContext.NONE);
  }

  private static Arguments failure(boolean retryable, Function<ErrorContext, LlmException> made) {
    return arguments(retryable, made);
  }

  @SuppressWarnings("unchecked")
  private static Class<?> made(Function<?, ?> failure) {
    return ((Function<ErrorContext, LlmException>) failure).apply(SILENT).getClass();
  }
}
