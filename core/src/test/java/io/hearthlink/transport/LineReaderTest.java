package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.transport.EventReader.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a body is cut into lines, and lines into events. */
@Tag("fast")
class LineReaderTest {

  @Test
  void cutsAtLineFeedsOfBothKinds() {
    assertThat(lines("a\nb\r\n\n\r\nc")).containsExactly("a", "b", "", "", "c");
    assertThat(lines("")).isEmpty();
    assertThat(lines("\r")).containsExactly("");
    assertThat(lines("\n")).containsExactly("");
  }

  @Test
  void aLineIsTerminatedUnlessTheBodyEndedIt() {
    LineReader reader = new LineReader(new Fed(new PlainWire()).piece("a\nb").end().body);

    assertThat(reader.next()).isEqualTo("a");
    assertThat(reader.terminated()).isTrue();
    assertThat(reader.next()).isEqualTo("b");
    assertThat(reader.terminated()).isFalse();
    assertThat(reader.next()).isNull();
  }

  @Test
  void onlyTheFirstLineMayHaveAByteOrderMark() {
    assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("a", "\uFEFFb");
    assertThat(lines("\uFEFF")).containsExactly("");
  }

  @Test
  void characterAndLineMayBeCutAnywhere() {
    byte[] bytes = "grün 🔥\nzwei\n".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      LineReader reader =
          new LineReader(new Fed(new PlainWire()).pieces(bytes, List.of(cut)).end().body);
      assertThat(all(reader)).as("cut at %d", cut).containsExactly("grün 🔥", "zwei");
    }
  }

  @Test
  void aLongLineGrowsTheBufferAndTheNextOneIsNotMixedUp() {
    List<String> written =
        IntStream.of(511, 512, 513, 1, 3000, 0, 5)
            .mapToObj(n -> Integer.toString(n % 10).repeat(n))
            .toList();
    assertThat(lines(String.join("\n", written) + "\n")).isEqualTo(written);
  }

  @Test
  void anEventHasALimit() {
    byte[] most = new byte[HttpTransport.MAX_EVENT];
    LineReader full = new LineReader(new Fed(new PlainWire()).piece(most).piece("\n").end().body);
    assertThat(full.next()).hasSize(HttpTransport.MAX_EVENT);

    Fed fed = new Fed(new PlainWire()).piece(most).piece("x");
    LineReader over = new LineReader(fed.body);
    assertThatThrownBy(over::next)
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage(
            "ollama at http://h:1 sent too much: one event is larger than %s MB.",
            HttpTransport.MAX_EVENT / (1024 * 1024));
  }

  @Test
  void linesOfJsonAreEvents() {
    assertThat(events("{\"a\":1}\n\n  \n{\"b\":2}", Wire.Framing.NDJSON))
        .containsExactly(new Event(null, "{\"a\":1}", true), new Event(null, "{\"b\":2}", false));
  }

  @Test
  void serverSentEventsEndWithABlankLine() {
    assertThat(
            events(
                """
                : a comment
                event: ping
                data: {"a":1}

                data:x
                data:  y
                id: 7

                event: lost

                data
                data:

                """,
                Wire.Framing.SSE))
        .containsExactly(
            new Event("ping", "{\"a\":1}", true),
            new Event(null, "x\n y", true),
            new Event(null, "", true));
    assertThat(events("data: a", Wire.Framing.SSE)).containsExactly(new Event(null, "a", false));
    assertThat(events("event: a", Wire.Framing.SSE)).isEmpty();
  }

  @Test
  void whatIsNoStreamOfEventsIsOneValue() {
    assertThat(events("{\"error\":\n\"x\"}\n", Wire.Framing.SSE))
        .containsExactly(new Event(null, "{\"error\":\n\"x\"}", true));
    assertThat(events("data: a\n<html>\nb", Wire.Framing.SSE))
        .containsExactly(new Event(null, "<html>\nb", true));
  }

  private static List<String> lines(String text) {
    return all(new LineReader(new Fed(new PlainWire()).piece(text).end().body));
  }

  private static List<String> all(LineReader reader) {
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
    }
    return lines;
  }

  private static List<Event> events(String text, Wire.Framing framing) {
    LineReader lines = new LineReader(new Fed(new PlainWire()).piece(text).end().body);
    EventReader reader = new EventReader(lines, framing);
    List<Event> events = new ArrayList<>();
    for (Event event = reader.next(); event != null; event = reader.next()) {
      events.add(event);
    }
    return events;
  }
}
