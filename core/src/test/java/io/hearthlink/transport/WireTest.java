package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.config.WireFormat;
import io.hearthlink.error.ContentFilteredException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.transport.Wire.Framing;
import io.hearthlink.transport.Wire.ReportedError;
import io.hearthlink.transport.Wire.UnreadableEvent;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each wire makes of single events and bodies. */
@Tag("fast")
class WireTest {

  private static final String OLLAMA_END =
      """
      {"model":"q","message":{"content":""},"done":true,"done_reason":"stop","total_duration":9,
       "load_duration":1,"prompt_eval_count":7,"prompt_eval_duration":3,"eval_count":2,
       "eval_duration":4}
      """;

  @Test
  void ollamaEndsWithDone() {
    Wire wire = wire(WireFormat.OLLAMA);
    assertThat(wire.framing()).isEqualTo(Framing.NDJSON);
    assertThat(wire.event(null, ollama("Hel", false))).isTrue();
    assertThat(wire.event(null, ollama("lo", false))).isTrue();
    assertThat(wire.ended()).isFalse();
    assertThat(wire.over()).isFalse();
    assertThat(wire.facts().model()).isEqualTo("q");

    assertThat(wire.event(null, OLLAMA_END)).isTrue();
    assertThat(wire.ended()).isTrue();
    assertThat(wire.over()).isTrue();
    assertThat(wire.facts())
        .isEqualTo(
            new ReplyFacts("stop", "q", 7, 2, nanos(1), nanos(3), nanos(4), nanos(9), false));
  }

  @Test
  void whatOllamaDidNotMeasureIsUnknown() {
    Wire wire = wire(WireFormat.OLLAMA);
    wire.event(null, "{\"message\":{},\"done\":true,\"eval_count\":0,\"load_duration\":\"x\"}");
    assertThat(wire.facts())
        .isEqualTo(new ReplyFacts(null, null, 0, 0, null, null, null, null, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"q\",\"message\":{\"content\":\"a\"},\"done\":false,\"x\":{\"done\":true},\"error\":\"e\"}",
        "{\"model\":\"q\",\"message\":{\"content\":\"a\"},\"done\":false,\"error\":\"e\"}",
        "{\"error\":\"e\",\"message\":{\"content\":\"a\"},\"done\":false}",
      })
  void ollamaSeesAnErrorInAnyPlaceOfALaterEvent(String event) {
    Wire wire = wire(WireFormat.OLLAMA);
    wire.event(null, ollama("Hel", false));
    assertThatThrownBy(() -> wire.event(null, event)).isInstanceOf(ReportedError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":{\"done\":false},\"message\":{\"content\":\"a\"},\"done\":true}",
        "{\"message\":{\"content\":\"a\"},\"done\": true}",
        "{\"done\":true,\"message\":{}}",
        "{\"message\":{},\"done\":true,\"x\":{\"done\":false}}",
      })
  void ollamaSeesTheEndInAnyPlaceOfALaterEvent(String event) {
    Wire wire = wire(WireFormat.OLLAMA);
    wire.event(null, ollama("Hel", false));
    wire.event(null, event);
    assertThat(wire.ended()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"done\":false}", "{\"message\":1,\"done\":false}", "[]", "x", "{"})
  void ollamaRefusesWhatHasNoMessageAlsoLater(String event) {
    Wire wire = wire(WireFormat.OLLAMA);
    wire.event(null, ollama("Hel", false));
    assertThatThrownBy(() -> wire.event(null, event)).isInstanceOf(UnreadableEvent.class);
  }

  @Test
  void ollamaMayFailAtItsEndAndItsBodyMustBeDone() {
    String failed = "{\"message\":{},\"done\":true,\"done_reason\":\"error\"}";
    assertThatThrownBy(() -> wire(WireFormat.OLLAMA).event(null, failed))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("failed while it answered, at ollama at http://h:1");
    assertThatThrownBy(() -> wire(WireFormat.OLLAMA).body(ollama("Hel", false)))
        .isInstanceOf(TruncatedException.class);
    Wire whole = wire(WireFormat.OLLAMA);
    whole.body(OLLAMA_END);
    assertThat(whole.ended()).isTrue();
  }

  @Test
  void openAiEndsWithAFinishReasonAndIsOverWithDone() {
    Wire wire = wire(WireFormat.OPENAI);
    assertThat(wire.framing()).isEqualTo(Framing.SSE);
    assertThat(wire.event(null, openAi("Hel", "null"))).isTrue();
    assertThat(wire.event(null, openAi("lo", "null"))).isTrue();
    assertThat(wire.ended()).isFalse();
    assertThat(wire.event(null, openAi("", "\"stop\""))).isTrue();
    assertThat(wire.ended()).isTrue();
    assertThat(wire.over()).isFalse();
    assertThat(
            wire.event(
                null, "{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}"))
        .isFalse();
    assertThat(wire.event(null, " [DONE] ")).isFalse();
    assertThat(wire.over()).isTrue();
    assertThat(wire.facts())
        .isEqualTo(new ReplyFacts("stop", "q", 7, 2, null, null, null, null, false));
  }

  @Test
  void openAiCountsFromTimingsOnlyWhereThereIsNoUsage() {
    String timings =
        "\"timings\":{\"prompt_ms\":1.5,\"predicted_ms\":2,\"prompt_n\":5,\"cache_n\":2,\"predicted_n\":4}}";
    Wire wire = wire(WireFormat.OPENAI);
    wire.event(null, "{\"choices\":[]," + timings);
    assertThat(wire.facts())
        .isEqualTo(
            new ReplyFacts(
                null, null, 7, 4, null, nanos(1_500_000), nanos(2_000_000), null, false));

    Wire counted = wire(WireFormat.OPENAI);
    counted.event(
        null, "{\"choices\":[],\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":1}," + timings);
    assertThat(counted.facts().inputTokens()).isEqualTo(8);
    assertThat(counted.facts().outputTokens()).isEqualTo(1);

    Wire unknown = wire(WireFormat.OPENAI);
    unknown.event(null, "{\"choices\":[],\"timings\":{\"prompt_ms\":\"x\"}}");
    unknown.event(null, "{\"choices\":[],\"usage\":{\"completion_tokens\":0}}");
    assertThat(unknown.facts())
        .isEqualTo(new ReplyFacts(null, null, 0, 0, null, null, null, null, false));
  }

  @Test
  void openAiPassesOverWhatIsNoPieceOfTheAnswer() {
    Wire wire = wire(WireFormat.OPENAI);
    assertThat(wire.event(null, "{\"object\":\"progress\"}")).isFalse();
    wire.event(null, openAi("a", "null"));
    assertThat(wire.event(null, "{\"object\":\"progress\"}")).isFalse();
    assertThatThrownBy(() -> wire.event(null, "")).isInstanceOf(UnreadableEvent.class);
    assertThatThrownBy(() -> wire.event(null, "[DONE")).isInstanceOf(UnreadableEvent.class);
  }

  @Test
  void openAiSeesAnErrorByNameAndByField() {
    Wire wire = wire(WireFormat.OPENAI);
    wire.event(null, openAi("a", "null"));
    assertThatThrownBy(() -> wire.event("error", openAi("a", "null")))
        .isInstanceOf(ReportedError.class);
    assertThatThrownBy(() -> wire.event(null, "{\"choices\":[],\"error\":{\"message\":\"boom\"}}"))
        .isInstanceOfSatisfying(
            ReportedError.class, reported -> assertThat(reported.event()).contains("boom"));
    assertThat(wire.event("message", openAi("a", "null"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "abort"})
  void openAiMayFailAtItsEnd(String reason) {
    assertThatThrownBy(() -> wire(WireFormat.OPENAI).event(null, openAi("", "\"" + reason + "\"")))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("failed while it answered");
  }

  @Test
  void openAiSaysWhenItFiltered() {
    assertThatThrownBy(() -> wire(WireFormat.OPENAI).event(null, openAi("", "\"content_filter\"")))
        .isInstanceOf(ContentFilteredException.class)
        .hasMessageContaining("ollama at http://h:1 filtered the answer");
  }

  @Test
  void aBodyOfOpenAiIsJudgedAndTurnedIntoOneEvent() {
    Wire wire = wire(WireFormat.OPENAI);
    String body =
        "{\"model\":\"q\",\"choices\":[{\"message\":{\"content\":\"Hi\",\"tool_calls\":[{\"id\":\"a\"},{\"id\":\"b\"}]},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}";
    wire.body(body);
    assertThat(wire.ended()).isTrue();
    assertThat(wire.over()).isTrue();
    assertThat(wire.facts())
        .isEqualTo(new ReplyFacts("stop", "q", 7, 2, null, null, null, null, false));
    assertThat(wire.bodyAsEvent(body))
        .contains(
            "\"delta\":{\"content\":\"Hi\",\"tool_calls\":"
                + "[{\"id\":\"a\",\"index\":0},{\"id\":\"b\",\"index\":1}]}");
    assertThatThrownBy(
            () ->
                wire(WireFormat.OPENAI)
                    .body("{\"choices\":[{\"message\":{},\"finish_reason\":null}]}"))
        .isInstanceOf(TruncatedException.class)
        .hasMessageContaining("ollama at http://h:1 has no finish_reason");
  }

  @Test
  void anthropicEndsWithMessageStop() {
    Wire wire = wire(WireFormat.ANTHROPIC);
    assertThat(wire.framing()).isEqualTo(Framing.SSE);
    assertThat(
            wire.event(
                "message_start",
                "{\"type\":\"message_start\",\"message\":{\"model\":\"q\",\"usage\":{\"input_tokens\":3,"
                    + "\"cache_read_input_tokens\":4,\"cache_creation_input_tokens\":5,\"output_tokens\":1}}}"))
        .isTrue();
    assertThat(wire.facts().inputTokens()).isEqualTo(12);
    assertThat(wire.facts().outputTokens()).isEqualTo(1);
    wire.event("ping", "{\"type\":\"ping\"}");
    wire.event(
        "message_delta",
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":0}}");
    assertThat(wire.ended()).isFalse();
    assertThat(wire.over()).isFalse();
    assertThat(wire.facts())
        .isEqualTo(new ReplyFacts("end_turn", "q", 12, 1, null, null, null, null, false));

    wire.event("message_stop", "{\"type\":\"message_stop\"}");
    assertThat(wire.ended()).isTrue();
    assertThat(wire.over()).isTrue();
    assertThat(wire.event(null, " [DONE]")).isFalse();
  }

  @Test
  void anthropicCountsTheLastOfWhatItSays() {
    Wire wire = wire(WireFormat.ANTHROPIC);
    wire.event("message_delta", delta("{\"input_tokens\":3,\"output_tokens\":1}"));
    wire.event("message_delta", delta("{\"input_tokens\":9,\"output_tokens\":6}"));
    wire.event("message_delta", delta("{}"));
    assertThat(wire.facts().inputTokens()).isEqualTo(9);
    assertThat(wire.facts().outputTokens()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error|{\"type\":\"x\"}",
        "ping|{\"type\":\"error\",\"message\":\"boom\"}",
        "ping|{\"error\":{\"message\":\"boom\"}}",
      })
  void anthropicSeesAnErrorByNameTypeAndField(String name, String data) {
    assertThatThrownBy(() -> wire(WireFormat.ANTHROPIC).event(name, data))
        .isInstanceOf(ReportedError.class);
  }

  @Test
  void anthropicNamesAnEventByItsTypeAndBeginsEachBlock() {
    Wire wire = wire(WireFormat.ANTHROPIC);
    String text = "{\"type\":\"content_block_delta\",\"delta\":{\"text\":\"a\"}}";
    assertThatThrownBy(() -> wire.event("content_block_delta", text))
        .isInstanceOf(Wire.UnreadableEvent.class)
        .hasMessage("a piece of a block that never began");
    wire.event("content_block_start", "{\"type\":\"content_block_start\"}");
    assertThat(wire.event("content_block_delta", text)).isTrue();
    for (String other : Arrays.asList(null, "", "ping")) {
      assertThatThrownBy(() -> wire.event(other, text)).isInstanceOf(Wire.UnreadableEvent.class);
    }
  }

  @Test
  void aBodyOfAnthropicNeedsContentAndAReason() {
    Wire wire = wire(WireFormat.ANTHROPIC);
    wire.body(
        "{\"model\":\"q\",\"content\":[],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,\"output_tokens\":2}}");
    assertThat(wire.ended()).isTrue();
    assertThat(wire.facts())
        .isEqualTo(new ReplyFacts("end_turn", "q", 3, 2, null, null, null, null, false));

    assertThatThrownBy(() -> wire(WireFormat.ANTHROPIC).body("{\"stop_reason\":\"end_turn\"}"))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessage("a body without content");
    assertThatThrownBy(() -> wire(WireFormat.ANTHROPIC).body("{\"content\":[]}"))
        .isInstanceOf(TruncatedException.class)
        .hasMessageContaining("ollama at http://h:1 has no stop_reason");
    assertThatThrownBy(
            () -> wire(WireFormat.ANTHROPIC).body("{\"content\":[],\"stop_reason\":\"refusal\"}"))
        .isInstanceOf(ContentFilteredException.class)
        .hasMessageContaining("The model at ollama at http://h:1 refused to answer");
  }

  @ParameterizedTest
  @EnumSource(
      value = WireFormat.class,
      names = {"OLLAMA", "OPENAI", "ANTHROPIC"})
  void everyBodyMayBeAnError(WireFormat format) {
    assertThatThrownBy(() -> wire(format).body("{\"error\":\"boom\"}"))
        .isInstanceOfSatisfying(
            ReportedError.class, reported -> assertThat(reported.event()).contains("boom"));
    assertThatThrownBy(() -> wire(format).body("{}")).isInstanceOf(UnreadableEvent.class);
  }

  @Test
  void anUnreadableEventSaysWhetherItMayHaveBeenCut() {
    Wire wire = wire(WireFormat.OLLAMA);
    UnreadableEvent cut = catchThrowableOfType(UnreadableEvent.class, () -> wire.event(null, "{"));
    UnreadableEvent whole =
        catchThrowableOfType(UnreadableEvent.class, () -> wire.event(null, "[]"));
    assertThat(cut.cut()).isTrue();
    assertThat(cut).hasMessage("not valid JSON");
    assertThat(whole.cut()).isFalse();
    assertThat(whole).hasMessage("JSON, but not an object");
  }

  @Test
  void aRequestThatIsNoChatIsNotJudged() {
    Wire plain = new PlainWire();
    plain.body("x");
    assertThat(plain.framing()).isEqualTo(Framing.BODY);
    assertThat(plain.event(null, "x")).isTrue();
    assertThat(plain.ended()).isFalse();
    assertThat(plain.over()).isFalse();
    assertThat(plain.endsWithBody()).isFalse();
    assertThat(plain.facts().unmarked()).isTrue();
    assertThatThrownBy(() -> plain.bodyAsEvent("x")).isInstanceOf(UnreadableEvent.class);
    assertThatThrownBy(() -> wire(WireFormat.CUSTOM)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Wire wire(WireFormat format) {
    return Wire.of(format, () -> Fed.CONTEXT);
  }

  private static String ollama(String text, boolean done) {
    return "{\"model\":\"q\",\"message\":{\"content\":\"" + text + "\"},\"done\":" + done + "}";
  }

  private static String openAi(String text, String finish) {
    return "{\"model\":\"q\",\"choices\":[{\"delta\":{\"content\":\""
        + text
        + "\"},\"finish_reason\":"
        + finish
        + "}]}";
  }

  private static String delta(String usage) {
    return "{\"type\":\"message_delta\",\"delta\":{},\"usage\":" + usage + "}";
  }

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }
}
