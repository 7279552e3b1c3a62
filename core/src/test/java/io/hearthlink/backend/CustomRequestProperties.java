package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the user writes is never read as a template, and arrives as it was written. */
class CustomRequestProperties {

  private static final JsonMapper JSON = new JsonMapper();

  @Property(tries = 300)
  void a_prompt_arrives_as_it_is(@ForAll("texts") String prompt, @ForAll("texts") String system)
      throws Exception {
    CustomRequest template =
        new CustomRequest(
            "{\"a\":\"${prompt}\",\"b\":[\"${system}\"],\"c\":\"<${prompt}|${system}>\","
                + "\"d\":\"${seed}\",\"e\":{\"m\":\"${messages}\"}}");
    JsonNode sent =
        JSON.readTree(
            template.fill(
                ChatRequest.builder()
                    .messages(SystemMessage.from(system), UserMessage.from(prompt))
                    .modelName("m")
                    .build(),
                null,
                true));

    assertThat(sent.path("a").textValue()).isEqualTo(prompt);
    assertThat(sent.path("b").path(0).textValue()).isEqualTo(system);
    assertThat(sent.path("c").textValue()).isEqualTo("<" + prompt + "|" + system + ">");
    assertThat(sent.has("d")).isFalse();
    assertThat(sent.at("/e/m/1/content").textValue()).isEqualTo(prompt);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> hostile =
        Arbitraries.of("${prompt}", "${system}", "${nope}", "\\", "\"", "$1", "\n", "🔥", "}", "a")
            .list()
            .ofMaxSize(6)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(hostile, Arbitraries.strings().withCharRange(' ', '\uD7FF'))
        .filter(text -> !text.isBlank());
  }
}
