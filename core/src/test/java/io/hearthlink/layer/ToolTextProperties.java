package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ToolTextProperties {

  /** What the scanner makes of a text: what is shown and what is called. */
  record Outcome(String visible, List<ToolExecutionRequest> calls) {}

  @Property(tries = 2000)
  void every_cut_of_the_stream_gives_the_same(
      @ForAll("texts") String text, @ForAll("cuts") List<Integer> cuts) {
    assertThat(outcome(pieces(text, cuts))).isEqualTo(outcome(List.of(text)));
  }

  @Property(tries = 500)
  void without_calls_nothing_is_lost(
      @ForAll("texts") String text, @ForAll("cuts") List<Integer> cuts) {
    Outcome outcome = outcome(pieces(text, cuts));

    Assume.that(outcome.calls().isEmpty());
    assertThat(outcome.visible()).isEqualTo(text);
  }

  @Property(tries = 500)
  void what_is_taken_back_is_the_text_as_it_came(
      @ForAll("texts") String text, @ForAll("cuts") List<Integer> cuts) {
    CallScanner scanner = scanner();
    StringBuilder shown = new StringBuilder();
    pieces(text, cuts).forEach(piece -> shown.append(scanner.push(piece)));

    assertThat(shown.append(scanner.rest())).hasToString(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "<tool_call>",
            "</tool_call>",
            "{\"name\":\"time\"}",
            "{\"name\":\"weather\",\"arguments\":{\"city\":\"a } \\\" b\"}}",
            "{\"name\":\"none\"}",
            "<tool_call>{\"name\":\"time\"}</tool_call>",
            "<tool",
            "_call>",
            "<",
            "{",
            "}",
            "\"",
            " ",
            "\n",
            "word",
            "é\uD83D\uDE00")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 7).list().ofMinSize(1).ofMaxSize(12);
  }

  private static List<String> pieces(String text, List<Integer> cuts) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    for (int i = 0; at < text.length(); i++) {
      int end = Math.min(text.length(), at + cuts.get(i % cuts.size()));
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }

  private static Outcome outcome(List<String> pieces) {
    CallScanner scanner = scanner();
    StringBuilder visible = new StringBuilder();
    pieces.forEach(piece -> visible.append(scanner.push(piece)));
    visible.append(scanner.finish());
    return new Outcome(visible.toString(), scanner.calls());
  }

  private static CallScanner scanner() {
    AtomicInteger id = new AtomicInteger();
    return new CallScanner(
        List.of(new Hermes()),
        DeclaredTools.of(List.of(ToolTextTest.WEATHER, ToolTextTest.TIME)),
        () -> "call_" + id.incrementAndGet());
  }
}
