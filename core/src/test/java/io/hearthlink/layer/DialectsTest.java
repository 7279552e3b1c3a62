package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every dialect, from one table of examples. */
class DialectsTest {

  static List<DialectExample> examples() throws IOException {
    return DialectExample.all();
  }

  static List<DialectExample> examplesAmongText() throws IOException {
    return DialectExample.all().stream().filter(e -> !e.place().equals("alone")).toList();
  }

  private static Scan expected(DialectExample example, Scan actual, String visible) {
    String form =
        "The model wrote its tool calls as text, in the form of " + example.dialect() + ".";
    assertThat(actual.notes()).contains(form);
    return new Scan(visible, example.calls(), actual.notes());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_read(DialectExample example) {
    Scan scan = Scan.of(example.text());

    assertThat(scan).isEqualTo(expected(example, scan, ""));
    boolean corrected =
        example.text().contains("getWeather") || example.text().contains("default_api");
    assertThat(scan.notes()).hasSize(corrected ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_cut_gives_the_same(DialectExample example) {
    Scan whole = Scan.of(example.text());
    for (int cut = 1; cut < example.text().length(); cut++) {
      assertThat(Scan.of(example.text().substring(0, cut), example.text().substring(cut)))
          .as("cut at %s", cut)
          .isEqualTo(whole);
    }
    assertThat(Scan.of(DialectExample.TOOLS, Scan.characters(example.text()))).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("examplesAmongText")
  void text_may_stand_around_it_and_every_cut_gives_the_same(DialectExample example) {
    boolean last = example.place().equals("rest");
    String text = "Let me see: a < b, `x`.\n\n" + example.text() + (last ? "" : "\n\nDone.\n");
    String visible = "Let me see: a < b, `x`." + (last ? "" : "\n\nDone.\n");
    Scan whole = Scan.of(text);

    assertThat(whole).isEqualTo(expected(example, whole, visible));
    for (int cut = 1; cut < text.length(); cut++) {
      assertThat(Scan.of(text.substring(0, cut), text.substring(cut)))
          .as("cut at %s", cut)
          .isEqualTo(whole);
    }
    assertThat(Scan.of(DialectExample.TOOLS, Scan.characters(text))).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void without_its_tools_it_is_text(DialectExample example) {
    Scan scan = Scan.of(List.of(ToolTextTest.WEATHER), List.of(example.text()));

    assertThat(scan).isEqualTo(new Scan(example.text(), List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void as_code_in_an_explanation_it_is_text(DialectExample example) {
    for (String text :
        List.of(
            "One writes:\n\n````\n" + example.text() + "\n````\n\nThat is all.",
            "- so:\n  ```text\n" + example.text().replace("```", "") + "\n  ```\n",
            "One writes `"
                + example.text().lines().findFirst().orElseThrow()
                + "`, that is all.")) {
      assertThat(Scan.of(text)).isEqualTo(new Scan(text, List.of(), List.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void what_stands_alone_is_text_among_text(DialectExample example) {
    if (example.place().equals("alone")) {
      assertThat(Scan.of("\n " + example.text() + " \n\n")).isEqualTo(Scan.of(example.text()));
      for (String text : List.of("So: " + example.text(), example.text() + "\nis what I call.")) {
        assertThat(Scan.of(text)).isEqualTo(new Scan(text, List.of(), List.of()));
      }
    }
  }

  @Test
  void the_table_has_every_dialect() throws IOException {
    Set<String> shown =
        DialectExample.all().stream().map(DialectExample::dialect).collect(Collectors.toSet());
    Set<String> known = Dialects.ALL.stream().map(Dialect::name).collect(Collectors.toSet());

    assertThat(shown).isEqualTo(known).hasSizeGreaterThan(20);
  }

  @Test
  void a_corrected_name_is_noted() {
    Scan scan =
        Scan.of(
            "[TOOL_CALLS]getWeather[ARGS]{\"city\": \"Rome\"} "
                + "<tool_call>{\"name\": \"curent_time\"}</tool_call>");

    assertThat(scan.notes())
        .containsExactly(
            "The model wrote its tool calls as text, in the form of Mistral.",
            "The model called get_weather by the name \"getWeather\".",
            "The model wrote its tool calls as text, in the form of Hermes.",
            "The model called current_time by the name \"curent_time\".");
  }
}
