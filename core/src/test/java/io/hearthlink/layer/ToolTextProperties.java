package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ToolTextProperties {

  @Property(tries = 3000)
  void every_cut_of_the_stream_gives_the_same(
      @ForAll("texts") String text, @ForAll("cuts") List<Integer> cuts) {
    assertThat(scan(pieces(text, cuts))).isEqualTo(scan(List.of(text)));
  }

  @Property(tries = 3000)
  void without_calls_nothing_is_lost(
      @ForAll("texts") String text, @ForAll("cuts") List<Integer> cuts) {
    Scan scan = scan(pieces(text, cuts));

    Assume.that(scan.calls().isEmpty());
    assertThat(scan.visible()).isEqualTo(text);
    assertThat(scan.notes()).isEmpty();
  }

  @Property(tries = 500)
  void what_is_taken_back_is_the_text_as_it_came(
      @ForAll("texts") String text, @ForAll("cuts") List<Integer> cuts) {
    CallScanner scanner = Scan.scanner(DialectExample.TOOLS);
    StringBuilder shown = new StringBuilder();
    pieces(text, cuts).forEach(piece -> shown.append(scanner.push(piece)));

    assertThat(shown.append(scanner.rest())).hasToString(text);
  }

  /** Pieces of all examples in any order, so that blocks break off, nest and follow each other. */
  @Provide
  Arbitrary<String> texts() throws IOException {
    List<String> marks =
        DialectExample.all().stream()
            .flatMap(example -> Stream.of(example.text().split("(?<=[>\\]}\\n(])|(?=[<\\[{])")))
            .distinct()
            .toList();
    List<String> whole = DialectExample.all().stream().map(DialectExample::text).toList();
    List<String> other =
        List.of("<tool", "_call>", "<", "{", "}", "\"", "`", "```", " ", "\n", "word", "é😀");
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(marks)),
            Tuple.of(1, Arbitraries.of(whole)),
            Tuple.of(3, Arbitraries.of(other)))
        .list()
        .ofMaxSize(10)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(12);
  }

  private static Scan scan(List<String> pieces) {
    return Scan.of(DialectExample.TOOLS, pieces);
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
}
