package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.UnsupportedFeatureException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.ServerException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an exception of a provider module means. */
@Tag("fast")
class ProviderFailureTest {

  private static final ErrorContext CONTEXT = ErrorContext.of("ollama", "m", "http://h:1");

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new UnsupportedFeatureException("no images"),
            io.hearthlink.error.UnsupportedFeatureException.class,
            "no images"),
        Arguments.of(
            new IllegalArgumentException("no messages"),
            InvalidRequestException.class,
            "no messages"),
        Arguments.of(
            new NullPointerException("x"),
            MalformedResponseException.class,
            "NullPointerException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void itHasATypeOfOurs(RuntimeException thrown, Class<? extends LlmException> type, String says) {
    LlmException failure = ProviderFailure.of(thrown, null, CONTEXT);
    assertThat(failure).isExactlyInstanceOf(type).hasMessageContaining(says).hasCause(thrown);
  }

  @Test
  void oneOfOursWithinItIsTheFailure() {
    ServerException ours = new ServerException("x", CONTEXT);
    assertThat(ProviderFailure.of(new IllegalStateException(ours), null, CONTEXT)).isSameAs(ours);
  }
}
