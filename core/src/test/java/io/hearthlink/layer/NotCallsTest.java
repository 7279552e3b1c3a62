package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ordinary answers stay what they are. */
class NotCallsTest {

  private static List<String> corpus() throws IOException {
    String all = DialectExample.resource("not-calls.txt");
    return List.of(all.substring(all.indexOf("\n\n") + 2).split("\n=====\n"));
  }

  @Test
  void no_text_of_the_corpus_is_promoted() throws IOException {
    List<String> texts = corpus();
    List<String> changed = new ArrayList<>();
    for (String text : texts) {
      Scan kept = new Scan(text, List.of(), List.of());
      for (List<String> pieces : List.of(List.of(text), Scan.characters(text))) {
        if (!Scan.of(DialectExample.TOOLS, pieces).equals(kept)) {
          changed.add(text);
        }
      }
    }

    assertThat(texts).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200);
    assertThat(changed).isEmpty();
  }

  @Test
  void prose_is_shown_word_by_word() {
    List<String> words =
        List.of(
            "It", " is", " sunny", ":", " 5", " <", " 7", ",", " [note]", " {x}", " `code`",
            ".\n\n", "Then", " comes", " rain", ".");
    CallScanner scanner = Scan.scanner(DialectExample.TOOLS);

    List<String> shown = words.stream().map(scanner::push).toList();

    assertThat(shown)
        .containsExactly(
            "It",
            " is",
            " sunny",
            ":",
            " 5",
            "",
            " < 7",
            ",",
            " [note]",
            " {x}",
            " `code`",
            ".",
            "\n\nThen",
            " comes",
            " rain",
            ".");
    assertThat(scanner.finish()).isEmpty();
  }

  @Test
  void json_that_can_be_no_call_is_shown_as_it_comes() {
    CallScanner scanner = Scan.scanner(DialectExample.TOOLS);

    assertThat(scanner.push("{\"")).isEmpty();
    assertThat(scanner.push("city")).isEqualTo("{\"city");
    assertThat(scanner.push("\": \"Rome\"")).isEqualTo("\": \"Rome\"");
  }
}
