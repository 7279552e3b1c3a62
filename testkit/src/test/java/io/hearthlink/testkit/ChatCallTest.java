package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChatCallTest {

  /** The same request as each wire writes it. */
  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(
            Wire.OLLAMA,
            """
            {"model": "m", "format": {"type": "object"},
             "options": {"num_predict": 5, "stop": ["x"]},
             "tools": [{"type": "function", "function": {"name": "f"}}],
             "messages": [{"role": "system", "content": "Be kind."},
              {"role": "user", "content": "Hi", "images": ["AA=="]},
              {"role": "assistant", "content": "", "tool_calls": []},
              {"role": "tool", "content": "4"}, {"role": "tool", "content": "5"}]}
            """),
        Arguments.of(
            Wire.OPENAI,
            """
            {"model": "m", "stream": true, "max_tokens": 5, "stop": "x",
             "response_format": {"type": "json_schema", "json_schema": {"schema": {"type": "object"}}},
             "tools": [{"type": "function", "function": {"name": "f"}}], "tool_choice": "required",
             "messages": [{"role": "system", "content": "Be kind."},
              {"role": "user", "content": [{"type": "text", "text": "Hi"}, {"type": "image_url"}]},
              {"role": "assistant", "tool_calls": []},
              {"role": "tool", "content": "4"}, {"role": "tool", "content": "5"}]}
            """),
        Arguments.of(
            Wire.ANTHROPIC,
            """
            {"model": "m", "stream": true, "max_tokens": 5, "stop_sequences": ["x"],
             "output_config": {"format": {"type": "json_schema", "schema": {"type": "object"}}},
             "system": [{"type": "text", "text": "Be kind."}],
             "tools": [{"name": "f"}], "tool_choice": {"type": "any"},
             "messages": [
              {"role": "user", "content": [{"type": "text", "text": "Hi"}, {"type": "image"}]},
              {"role": "assistant", "content": [{"type": "tool_use"}]},
              {"role": "user", "content": [
               {"type": "tool_result", "content": [{"type": "text", "text": "4"}]},
               {"type": "tool_result", "content": "5"}]}]}
            """));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsAllWiresAlike(Wire wire, String body) {
    ReceivedRequest request =
        new ReceivedRequest(
            1, "POST", wire.path(), List.of(), body.getBytes(StandardCharsets.UTF_8));
    ChatCall call = ChatCall.of(wire, request);
    assertThat(call.model()).isEqualTo("m");
    assertThat(call.stream()).isTrue();
    assertThat(call.systemText()).isEqualTo("Be kind.");
    assertThat(call.userText()).isEqualTo("Hi");
    assertThat(call.images()).isEqualTo(1);
    assertThat(call.toolNames()).containsExactly("f");
    assertThat(call.toolResults()).containsExactly("4", "5");
    assertThat(call.schema().path("type").asText()).isEqualTo("object");
    assertThat(call.jsonMode()).isFalse();
    assertThat(call.toolRequired()).isEqualTo(wire != Wire.OLLAMA);
    assertThat(call.maxTokens()).hasValue(5);
    assertThat(call.stop()).containsExactly("x");
  }
}
