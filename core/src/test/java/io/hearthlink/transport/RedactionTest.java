package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("fast")
class RedactionTest {

  private static final String PROMPT = "the maximum context length is 4096 tokens";

  @Test
  void an_unreadable_body_lets_nothing_be_repeated() {
    assertThat(sent("no json " + PROMPT).words("you said: " + PROMPT)).isEmpty();
  }

  @Test
  void what_is_repeated_of_a_prompt_and_of_a_key_is_removed() {
    Redaction redaction = new Redaction();
    redaction.learn(
        Map.of("Authorization", List.of("Bearer k\"y-of-mine"), "X-Short", List.of("ollama")),
        "{\"model\":\"a model with a long name\",\"content\":\"" + PROMPT + "\"}");

    assertThat(redaction.words("a model with a long name refused: " + PROMPT + "!"))
        .isEqualTo("a model with a long name refused: …!");
    assertThat(redaction.secrets("k\"y-of-mine, k\\\"y-of-mine, ollama"))
        .isEqualTo("***, ***, ollama");
  }

  @Test
  void numbers_are_told_also_where_their_words_are_not() {
    assertThat(ErrorBody.of(PROMPT).said("…").available()).isEqualTo(4096);
  }

  @Test
  @Timeout(10)
  void repetitive_texts_take_no_long_time() {
    String body = "{\"content\":\"" + "x".repeat(2_000_000) + "\"}";
    assertThat(sent(body).words("x".repeat(4_000))).isEqualTo("…");
  }

  private static Redaction sent(String body) {
    Redaction redaction = new Redaction();
    redaction.learn(Map.of(), body);
    return redaction;
  }
}
