package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class CallParametersTest {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(9);
  private static final ChatRequestParameters COLD = temperature(0.0);
  private static final ChatRequestParameters WARM = temperature(1.0);

  @Test
  void whatIsAddedWinsOverWhatWasThere() {
    CallParameters both = CallParameters.of(COLD, 7, SHORT);

    assertThat(CallParameters.of(both, null, null)).isEqualTo(both);
    assertThat(CallParameters.of(both, 8, null)).isEqualTo(CallParameters.of(COLD, 8, SHORT));
    assertThat(CallParameters.of(both, null, LONG)).isEqualTo(CallParameters.of(COLD, 7, LONG));
    assertThat(CallParameters.of(both, 8, LONG).base()).isSameAs(COLD);
  }

  @Test
  void overridingTakesEachValueWhereItIsSaid() {
    CallParameters mine = CallParameters.of(COLD, 7, SHORT);

    assertSays(mine.overrideWith(CallParameters.of(WARM, null, null)), 1.0, 7, SHORT);
    assertSays(mine.overrideWith(CallParameters.of(nothing(), 8, null)), 0.0, 8, SHORT);
    assertSays(mine.overrideWith(CallParameters.of(nothing(), null, LONG)), 0.0, 7, LONG);
    assertSays(mine.overrideWith(WARM), 1.0, 7, SHORT);
  }

  @Test
  void defaultsFillOnlyWhatIsNotSaid() {
    CallParameters mine = CallParameters.of(nothing(), 7, null);

    assertSays(mine.defaultedBy(CallParameters.of(WARM, 8, LONG)), 1.0, 7, LONG);
    assertSays(mine.defaultedBy(WARM), 1.0, 7, null);
    assertSays(CallParameters.of(COLD, 7, SHORT).defaultedBy(WARM), 0.0, 7, SHORT);
  }

  @Test
  void theClassOfAProviderIsKept() {
    ChatRequestParameters openAi = OpenAiChatRequestParameters.builder().user("u").build();
    CallParameters call = CallParameters.of(openAi, 1, null);

    assertThat(((CallParameters) call.overrideWith(WARM)).base())
        .isInstanceOf(OpenAiChatRequestParameters.class);
    assertThat(call.base()).isSameAs(openAi);
  }

  @Test
  void equalIsWhatSaysTheSame() {
    CallParameters mine = CallParameters.of(COLD, 7, SHORT);

    assertThat(mine)
        .isEqualTo(CallParameters.of(temperature(0.0), 7, SHORT))
        .hasSameHashCodeAs(CallParameters.of(temperature(0.0), 7, SHORT))
        .isNotEqualTo(CallParameters.of(WARM, 7, SHORT))
        .isNotEqualTo(CallParameters.of(COLD, 8, SHORT))
        .isNotEqualTo(CallParameters.of(COLD, 7, LONG))
        .isNotEqualTo(COLD)
        .doesNotHaveSameHashCodeAs(CallParameters.of(COLD, 8, SHORT));
    assertThat(mine.toString()).contains("temperature=0.0", "seed=7", "total=PT1S");
  }

  private static void assertSays(
      ChatRequestParameters said, double temperature, int seed, @Nullable Duration total) {
    assertThat(said).isInstanceOf(CallParameters.class);
    assertThat(said.temperature()).isEqualTo(temperature);
    assertThat(((CallParameters) said).seed()).isEqualTo(seed);
    assertThat(((CallParameters) said).total()).isEqualTo(total);
  }

  private static ChatRequestParameters nothing() {
    return DefaultChatRequestParameters.builder().build();
  }

  private static ChatRequestParameters temperature(double temperature) {
    return DefaultChatRequestParameters.builder().temperature(temperature).build();
  }
}
