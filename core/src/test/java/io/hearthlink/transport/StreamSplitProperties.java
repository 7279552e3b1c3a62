package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.config.WireFormat;
import io.hearthlink.error.LlmException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** It does not matter where the network cuts a reply. */
class StreamSplitProperties {

  /** Replies of each wire, whole and broken, with characters of one to four bytes. */
  private enum Sample {
    OLLAMA(
        WireFormat.OLLAMA,
        """
        {"model":"m","message":{"role":"assistant","content":"Grüße 🔥"},"done":false}

        {"model":"m","message":{"role":"assistant","content":" a\\n{\\"done\\":true}"},"done":false}
        {"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","eval_count":4}
        """),
    OLLAMA_CUT(
        WireFormat.OLLAMA,
        """
        {"model":"m","message":{"role":"assistant","content":"漢字"},"done":false}
        {"model":"m","message":{"role":"assistant","con"""),
    OPENAI(
        WireFormat.OPENAI,
        """
        : ping
        data: {"model":"m","choices":[{"delta":{"content":"Grüße 🔥"},"finish_reason":null}]}

        event: message
        data: {"model":"m","choices":[{"delta":{"content":" b"},
        data: "finish_reason":null}]}

        data: {"model":"m","choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"completion_tokens":3}}

        data: [DONE]

        """),
    OPENAI_ERROR(
        WireFormat.OPENAI,
        """
        data: {"model":"m","choices":[{"delta":{"content":"é"},"finish_reason":null}]}

        data: {"error":{"code":500,"message":"Compute error."}}

        """),
    ANTHROPIC(
        WireFormat.ANTHROPIC,
        """
        event: message_start
        data: {"type":"message_start","message":{"model":"m","usage":{"input_tokens":3}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Grüße 🔥"}}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}

        event: message_stop
        data: {"type":"message_stop"}

        """);

    final WireFormat format;
    final String text;

    Sample(WireFormat format, String text) {
      this.format = format;
      // with the line ends that HTTP servers like
      this.text = format == WireFormat.ANTHROPIC ? text.replace("\n", "\r\n") : text;
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What a reader makes of a stream: the events that went on, the ending, the facts. */
  private record Heard(List<String> events, String ending, ReplyFacts facts) {}

  @Property(tries = 200)
  void anySplitOfAStreamGivesTheSame(@ForAll Sample sample, @ForAll("places") List<Double> places) {
    Heard whole = read(sample, List.of());
    List<Integer> cuts = places.stream().map(at -> (int) (at * sample.bytes().length)).toList();

    assertThat(read(sample, cuts)).isEqualTo(whole);
    assertThat(whole.events()).isNotEmpty();
  }

  private static Heard read(Sample sample, List<Integer> cuts) {
    Fed fed = new Fed(Wire.of(sample.format, () -> Fed.CONTEXT)).pieces(sample.bytes(), cuts).end();
    List<String> events = new ArrayList<>();
    EventSink sink = (name, data) -> events.add(name + " " + data);
    String ending = "end";
    try {
      new StreamReader(fed.exchange, fed.body, sink, WireLog.NONE).read(null);
    } catch (LlmException failure) {
      ending = failure.toString();
    } catch (Wire.ReportedError reported) {
      ending = reported.event();
    } catch (Wire.UnreadableEvent unreadable) {
      ending = unreadable.problem() + (unreadable.cut() ? ", cut" : "");
    }
    return new Heard(events, ending, fed.exchange.facts());
  }

  /** Sorted places in a text, as parts of its length; some are the same, which gives no bytes. */
  @Provide
  Arbitrary<List<Double>> places() {
    return Arbitraries.doubles()
        .between(0, 1)
        .list()
        .ofMaxSize(40)
        .map(places -> places.stream().sorted().toList());
  }
}
