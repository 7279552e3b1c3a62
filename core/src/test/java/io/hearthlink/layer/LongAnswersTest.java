package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long answer takes no more than its length: a model in a loop must not stop the program. */
class LongAnswersTest {

  private static final boolean DEEP = "deep".equals(System.getProperty("hearthlink.tier"));

  private static final int LENGTH = DEEP ? 1_000_000 : 10_000;

  /** In deep, what takes a square of its length is far beyond it; else, what takes a cube. */
  private static final Duration HANG = Duration.ofSeconds(DEEP ? 60 : 10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "{",
        "[",
        "`",
        " ",
        "\n",
        "a ",
        "<tool_call>",
        "<tool_call>{",
        "<tool_call>{\"",
        "<tool_call>[\"",
        "<tool_call>{\"a\":\"b\",",
        "<tool_call>\n",
        "<tool_call>x",
        "<tool_call>{\"name\":\"x\"}</tool_call>",
        "<function=a>",
        "<function=a></function>",
        "<function=a><parameter=b>",
        "<function=a><parameter=b></parameter>",
        "<tool_call>a<arg_key>b</arg_key><arg_value>",
        "<invoke name=\"a\"><parameter name=\"b\">",
        "<|tool_call_start|>[a(",
        "<|tool_call_start|>[a(b='",
        "<|tool_call>call:a{",
        "<|tool_call>call:a{b:<|\"|>",
        "<|python_tag|>a(",
        "```tool_code\na(b=1)\n",
        "[TOOL_CALLS]",
        "[TOOL_CALLS]a{",
        "[a(b=1),",
        "[{\"name\":[",
        "{\"name\":\"",
        "{\"name\":{\"name\":",
        "```json\n{\"name\":"
      })
  void a_loop_ends(String unit) {
    String text = unit.repeat(LENGTH / unit.length());
    String shorter = text.substring(0, LENGTH / 3);

    assertTimeoutPreemptively(HANG, () -> assertThat(Scan.of(text).visible()).isEqualTo(text));
    assertTimeoutPreemptively(
        HANG,
        () ->
            assertThat(Scan.of(DialectExample.TOOLS, Scan.characters(shorter)).visible())
                .isEqualTo(shorter));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<function=a><parameter=b> → </function>",
        "<function=a><parameter=b> → </parameter>x",
        "<tool_call>a<arg_key>b</arg_key><arg_value> → </tool_call>",
        "<|tool_call>call:a{b:<|\"|> → }<tool_call|>",
        "<|tool_call_start|>[a(b=[ → <|tool_call_end|>"
      })
  void so_does_a_loop_that_is_closed_at_its_end(String unitAndEnd) {
    int arrow = unitAndEnd.indexOf(" → ");
    String text =
        unitAndEnd.substring(0, arrow).repeat(LENGTH / arrow) + unitAndEnd.substring(arrow + 3);

    assertTimeoutPreemptively(HANG, () -> assertThat(Scan.of(text).visible()).isEqualTo(text));
  }

  @Test
  void a_long_call_is_read_in_pieces_of_one_character() {
    String note = "line \\\"quoted\\\" <tool_call> }]\\n".repeat(LENGTH / 30);
    String text =
        "<tool_call>{\"name\": \"save_note\", \"arguments\": {\"text\": \""
            + note
            + "\"}}</tool_call>";

    Scan scan =
        assertTimeoutPreemptively(HANG, () -> Scan.of(DialectExample.TOOLS, Scan.characters(text)));

    assertThat(scan.visible()).isEmpty();
    assertThat(scan.calls()).isEqualTo(List.of("save_note {\"text\":\"" + note + "\"}"));
  }
}
