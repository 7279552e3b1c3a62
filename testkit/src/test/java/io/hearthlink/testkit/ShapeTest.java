package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison with real servers can fail. */
class ShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a key is missing    | {"a":1,"b":2}             | {"a":1}
          a key is new        | {"a":1}                   | {"a":1,"b":2}
          another type        | {"a":1}                   | {"a":"1"}
          null                | {"a":1}                   | {"a":null}
          deep down           | {"a":{"b":[{"c":1}]}}     | {"a":{"b":[{"c":true}]}}
          an empty list       | {"a":[1]}                 | {"a":[]}
          an element          | [{"a":1}]                 | [{"a":1},{"b":1}]
          no object           | {"a":1}                   | [{"a":1}]
          another word        | {"done_reason":"stop"}    | {"done_reason":"length"}
          no JSON             | {"a":1}                   | {"a":1
          """)
  void tellsBodiesApart(String what, String one, String other) {
    assertThat(json(one)).as(what).isNotEqualTo(json(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          other values        | {"a":1,"b":"x"}           | {"b":"y","a":2.5}
          more of the same    | [{"a":1}]                 | [{"a":1},{"a":2}]
          another number      | {"status":"pulling 3b96241f7cce"} | {"status":"pulling 266645eacbe5"}
          """)
  void doesNotTellValuesApart(String what, String one, String other) {
    assertThat(json(one)).as(what).isEqualTo(json(other));
  }

  @ParameterizedTest
  @CsvSource({
    "a b b c, a b c, true",
    "a b c, a c b, false",
    "a b c, a b, false",
    "a b, a b a, false"
  })
  void comparesTheOrderOfEvents(String one, String other, boolean same) {
    assertThat(stream(one).equals(stream(other))).isEqualTo(same);
  }

  @Test
  void comparesNamesOfServerSentEvents() {
    assertThat(sse("event: ping\ndata: {\"a\":1}\n\n"))
        .isNotEqualTo(sse("event: pong\ndata: {\"a\":1}\n\n"))
        .isNotEqualTo(sse("data: {\"a\":1}\n\n"))
        .isNotEqualTo(sse("event: ping\ndata: {\"a\":1}\n\ndata: [DONE]\n\n"));
  }

  @Test
  void comparesStatusAndHeaders() {
    Shape shape = Shape.of(200, List.of("Date", "Content-Length"), "", "");
    assertThat(Shape.of(200, List.of("date", "Transfer-Encoding"), "", "")).isEqualTo(shape);
    assertThat(Shape.of(201, List.of("Date"), "", "")).isNotEqualTo(shape);
    assertThat(Shape.of(200, List.of("Date", "Vary"), "", "")).isNotEqualTo(shape);
    assertThat(Shape.of(200, List.of(), "", "")).isNotEqualTo(shape);
    assertThat(Shape.of(200, List.of("Date"), "text/plain", "x")).isNotEqualTo(shape);
  }

  private static Shape json(String body) {
    return Shape.of(200, List.of(), "application/json", body);
  }

  private static Shape sse(String body) {
    return Shape.of(200, List.of(), "text/event-stream", body);
  }

  private static Shape stream(String keys) {
    StringBuilder body = new StringBuilder();
    for (String key : keys.split(" ", -1)) {
      body.append("{\"").append(key).append("\":1}\n");
    }
    return Shape.of(200, List.of(), "application/x-ndjson", body.toString());
  }
}
