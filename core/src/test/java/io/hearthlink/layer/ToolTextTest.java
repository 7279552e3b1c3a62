package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.ScriptedEngine;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.TruncatedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class ToolTextTest {

  static final ToolSpecification WEATHER =
      ToolSpecification.builder()
          .name("weather")
          .parameters(
              JsonObjectSchema.builder()
                  .addStringProperty("city")
                  .addIntegerProperty("days")
                  .addNumberProperty("share")
                  .addBooleanProperty("celsius")
                  .addEnumProperty("source", List.of("radar", "station"))
                  .required("city")
                  .build())
          .build();
  static final ToolSpecification TIME = ToolSpecification.builder().name("time").build();
  static final String CALL =
      "<tool_call>\n{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\"}}\n</tool_call>";

  /** What a listener was told, in order, with the answer. */
  record Heard(List<String> events, Answer answer) {
    String shown() {
      return String.join("", events.stream().filter(e -> !e.startsWith("CALL ")).toList());
    }

    List<String> calls() {
      return answer.response().aiMessage().toolExecutionRequests().stream()
          .map(c -> c.id() + " " + c.name() + c.arguments())
          .toList();
    }
  }

  static Heard hear(ChatEngine inner, ChatRequest request) {
    AtomicInteger id = new AtomicInteger();
    List<String> events = new ArrayList<>();
    ChatListener listener =
        new ChatListener() {
          @Override
          public void onText(String text) {
            events.add(text);
          }

          @Override
          public void onToolCall(ToolExecutionRequest call) {
            events.add("CALL " + call.id());
          }
        };
    ChatEngine engine = new ToolText(() -> "call_" + id.incrementAndGet()).around(inner);
    Answer answer = engine.start(request, listener).await();
    return new Heard(events, answer);
  }

  static Heard hear(FinishReason finish, List<String> pieces) {
    try (ScriptedEngine engine = ScriptedEngine.saying(finish, pieces)) {
      return hear(engine, request(ToolChoice.AUTO));
    }
  }

  static Heard hear(String text) {
    return hear(FinishReason.STOP, List.of(text));
  }

  static ChatRequest request(@Nullable ToolChoice choice) {
    return ChatRequest.builder()
        .messages(UserMessage.from("hi"))
        .toolSpecifications(WEATHER, TIME)
        .toolChoice(choice)
        .build();
  }

  static String call(String json) {
    return "<tool_call>" + json + "</tool_call>";
  }

  @Test
  void a_written_call_becomes_a_call() {
    Heard heard = hear(CALL);

    assertThat(heard.calls()).containsExactly("call_1 weather{\"city\":\"Rome\"}");
    assertThat(heard.events()).containsExactly("CALL call_1");
    assertThat(heard.answer().response().aiMessage().text()).isNull();
    assertThat(heard.answer().response().finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
    assertThat(heard.answer().response().tokenUsage().totalTokenCount()).isEqualTo(7);
    assertThat(heard.answer().report().notes()).hasSize(1);
  }

  static List<List<String>> textAround() {
    return List.of(
        List.of("Let me see.\n\n" + CALL, "Let me see."),
        List.of(CALL + "\nDone.\n", "Done.\n"),
        List.of("One " + CALL + " two", "One two"),
        List.of("  " + CALL + "  \n" + CALL + "\n ", ""),
        List.of(" a  " + CALL + "\n" + CALL + "b", " a  b"),
        List.of("<tool_call>no</tool_call> " + CALL, "<tool_call>no</tool_call>"),
        List.of("1 < 2 <tool " + CALL, "1 < 2 <tool"));
  }

  @ParameterizedTest
  @MethodSource("textAround")
  void the_text_around_a_call_stays(List<String> textAndVisible) {
    Heard heard = hear(textAndVisible.get(0));

    assertThat(heard.answer().text()).isEqualTo(textAndVisible.get(1));
    assertThat(heard.shown()).isEqualTo(textAndVisible.get(1));
    assertThat(heard.calls()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\",\"days\":2,\"celsius\":true}}",
        "{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"R\\\"}\"}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\",\"days\":null}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"</tool_call> {\\\\\"}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\",\"share\":1.50,\"source\":\"radar\"}}",
        "{\"name\":\"time\",\"arguments\":{}}",
        "{\"name\":\"time\",\"arguments\":null}",
        "{\"name\":\"time\"}"
      })
  void what_fits_a_declared_tool_is_promoted(String json) {
    assertThat(hear(call(json)).calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"unknown\",\"arguments\":{}}",
        "{\"name\":\"weather\",\"arguments\":{}}",
        "{\"name\":\"weather\"}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":null}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":5}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\",\"days\":\"two\"}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\",\"days\":2.5}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\",\"celsius\":\"yes\"}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\",\"source\":\"guess\"}}",
        "{\"name\":\"weather\",\"arguments\":[\"R\"]}",
        "{\"name\":\"weather\",\"arguments\":\"R\"}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"R\"},\"name\":\"time\"}",
        "{\"name\":5,\"arguments\":{}}",
        "{'name':'time'}",
        "[{\"name\":\"time\"}, 5]",
        "{\"name\":\"time\"} and",
        "time()",
        "{\"name\":\"time\"",
        ""
      })
  void what_does_not_fit_stays_text_as_it_was(String json) {
    String text = " before " + call(json) + " after ";

    Heard heard = hear(text);

    assertThat(heard.shown()).isEqualTo(text);
    assertThat(heard.answer().text()).isEqualTo(text);
    assertThat(heard.calls()).isEmpty();
    assertThat(heard.answer().response().finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(heard.answer().report().notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"Time\"}",
        "{\"name\": \"time\", \"arguments\": {\"zone\": 1}}",
        "```json\n{\"name\": \"time\"}\n```",
        "[{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\"}}, 5]"
      })
  void a_json_answer_is_an_answer(String json) {
    assertThat(hear(json).shown()).isEqualTo(json);
    assertThat(hear(json).calls()).isEmpty();
  }

  @Test
  void a_call_that_ends_with_the_answer_needs_no_closing_tag() {
    assertThat(hear("<tool_call>\n{\"name\": \"time\"}\n").calls())
        .containsExactly("call_1 time{}");
    assertThat(hear("<tool_call>\n{\"name\": \"time\"}</tool").calls())
        .containsExactly("call_1 time{}");
  }

  @ParameterizedTest
  @EnumSource(
      value = FinishReason.class,
      names = {"LENGTH", "CONTENT_FILTER"})
  void an_answer_that_was_cut_off_calls_nothing(FinishReason finish) {
    Heard heard = hear(finish, List.of("Well ", CALL, " and then"));

    assertThat(heard.shown()).isEqualTo("Well " + CALL + " and then");
    assertThat(heard.answer().text()).isEqualTo(heard.shown());
    assertThat(heard.calls()).isEmpty();
    assertThat(heard.answer().response().finishReason()).isEqualTo(finish);
  }

  static List<DialectExample> examples() throws IOException {
    return DialectExample.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void no_dialect_counts_in_an_answer_that_was_cut_off(DialectExample example) {
    ChatRequest request =
        request(ToolChoice.AUTO).toBuilder().toolSpecifications(DialectExample.TOOLS).build();
    for (FinishReason finish : List.of(FinishReason.LENGTH, FinishReason.STOP)) {
      try (ScriptedEngine engine = ScriptedEngine.saying(finish, Scan.characters(example.text()))) {
        Heard heard = hear(engine, request);

        boolean cut = finish == FinishReason.LENGTH;
        assertThat(heard.calls()).hasSize(cut ? 0 : example.calls().size());
        assertThat(heard.shown()).isEqualTo(cut ? example.text() : "");
        assertThat(heard.answer().report().notes().isEmpty()).isEqualTo(cut);
      }
    }
  }

  @Test
  void where_a_format_was_asked_for_json_is_the_answer() {
    for (ResponseFormat format : List.of(ResponseFormat.JSON, ResponseFormat.TEXT)) {
      ChatRequest request = request(null).toBuilder().responseFormat(format).build();
      try (ScriptedEngine engine = ScriptedEngine.saying(FinishReason.STOP, List.of(CALL))) {
        assertThat(hear(engine, request).calls())
            .hasSize(format.equals(ResponseFormat.TEXT) ? 1 : 0);
      }
    }
  }

  @Test
  void reasoning_passes_by() {
    List<String> heard = new ArrayList<>();
    ChatListener listener =
        new ChatListener() {
          @Override
          public void onReasoning(String text) {
            heard.add("R " + text);
          }

          @Override
          public void onToolCall(ToolExecutionRequest call) {
            heard.add("CALL " + call.name());
          }
        };
    Answer answer = ScriptedEngine.answer(AiMessage.from(CALL), FinishReason.STOP);
    try (ScriptedEngine engine =
        new ScriptedEngine(
            running -> {
              running.listener().onReasoning("<tool_call>{\"name\": \"time\"}</tool_call>");
              running.listener().onText(CALL);
              return answer;
            })) {
      new ToolText().around(engine).start(request(ToolChoice.AUTO), listener).await();

      assertThat(heard)
          .containsExactly("R <tool_call>{\"name\": \"time\"}</tool_call>", "CALL weather");
    }
  }

  @Test
  void where_the_server_returned_calls_nothing_changes() {
    ToolExecutionRequest own =
        ToolExecutionRequest.builder().id("srv").name("time").arguments("{}").build();
    Answer answer =
        ScriptedEngine.answer(AiMessage.from(CALL + " !", List.of(own)), FinishReason.STOP);
    try (ScriptedEngine engine =
        new ScriptedEngine(
            running -> {
              running.listener().onText(CALL);
              running.listener().onToolCall(own);
              running.listener().onText(" !");
              return answer;
            })) {
      Heard heard = hear(engine, request(ToolChoice.AUTO));

      assertThat(heard.events()).containsExactly(CALL, "CALL srv", " !");
      assertThat(heard.answer()).isSameAs(answer);
    }
  }

  @Test
  void where_tools_are_not_allowed_the_call_of_the_inner_engine_is_passed_through() {
    ChatRequest plain = ChatRequest.builder().messages(UserMessage.from("hi")).build();
    for (ChatRequest request : List.of(plain, request(ToolChoice.NONE))) {
      try (ScriptedEngine engine = ScriptedEngine.saying(FinishReason.STOP, List.of(CALL))) {
        assertThat(hear(engine, request).events()).containsExactly(CALL);
      }
    }
  }

  @Test
  void text_is_held_back_only_while_it_may_be_a_call() {
    List<String> pieces =
        List.of("Hi", " ", "<to", "ast> <", "tool_call", ">", " {\"na", "me\": 1}", "x", " .");

    Heard heard = hear(FinishReason.STOP, pieces);

    assertThat(heard.events())
        .containsExactly("Hi", " <toast>", " <tool_call> {\"name\": 1}", "x", " .");
  }

  @Test
  void a_listener_that_is_not_there_lets_the_backend_answer_at_once() {
    Answer answer = ScriptedEngine.answer(AiMessage.from(CALL), FinishReason.STOP);
    try (ScriptedEngine engine = new ScriptedEngine(running -> answer)) {
      ChatEngine layered = new ToolText().around(engine);

      Answer promoted = layered.start(request(null), ChatListener.NONE).await();

      assertThat(promoted.functionCalls()).hasSize(1);
      assertThat(promoted.functionCalls().get(0).id()).matches("call_[0-9a-f]{32}");
      assertThat(layered).hasToString("scripted(m).toolText()");
      assertThat(layered.info()).isEqualTo(engine.info());
    }
  }

  @Test
  void an_answer_that_breaks_shows_what_was_held_back() {
    List<String> shown = new ArrayList<>();
    try (ScriptedEngine engine =
        new ScriptedEngine(
            running -> {
              running.listener().onText("It is <tool_call>{\"na");
              throw new TruncatedException("cut", ErrorContext.NONE);
            })) {
      ChatEngine layered = new ToolText().around(engine);

      assertThatThrownBy(() -> layered.start(request(null), ChatListener.text(shown::add)).await())
          .isInstanceOf(TruncatedException.class);
      assertThat(String.join("", shown)).isEqualTo("It is <tool_call>{\"na");
    }
  }

  @Test
  void a_listener_that_throws_at_a_promoted_call_ends_the_call() {
    IllegalStateException thrown = new IllegalStateException();
    ChatListener listener =
        new ChatListener() {
          @Override
          public void onToolCall(ToolExecutionRequest call) {
            throw thrown;
          }
        };
    try (ScriptedEngine engine = ScriptedEngine.saying(FinishReason.STOP, List.of(CALL))) {
      ChatEngine layered = new ToolText().around(engine);

      assertThatThrownBy(() -> layered.start(request(null), listener).await())
          .isInstanceOf(CancelledException.class)
          .hasCause(thrown);
    }
  }
}
