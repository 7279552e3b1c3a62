package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells a text that stops too early from one that is wrong. */
@Tag("fast")
class UnreadableEventTest {

  private static final String WHOLE =
      "{\"model\":\"m\",\"n\":-1.5e3,\"yes\":true,\"no\":false,\"none\":null,"
          + "\"message\":{\"content\":\"one \\u00ea tr\u00eas\"},\"list\":[1,2],\"done\":true}";

  static Stream<String> beginnings() {
    return IntStream.range(0, WHOLE.length()).mapToObj(end -> WHOLE.substring(0, end));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void every_beginning_is_cut(String text) {
    assertThat(unreadable(text).cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\": oops }", "{\"a\": oops", "nope", "[]", "null", "{\"a\":1} x", "{}}"})
  void what_is_wrong_is_not_cut(String text) {
    assertThat(unreadable(text).cut()).isFalse();
  }

  private static Wire.UnreadableEvent unreadable(String text) {
    return catchThrowableOfType(Wire.UnreadableEvent.class, () -> FactsReader.object(text));
  }
}
