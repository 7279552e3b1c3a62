package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.engine.ChatListener;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a provider module may report, in whatever order. */
@Tag("fast")
class AnswerCollectorTest {

  private static final ChatResponse RESPONSE =
      ChatResponse.builder().aiMessage(AiMessage.from("Hi")).build();

  private final AnswerCollector collector = new AnswerCollector(ChatListener.NONE);

  @Test
  void anAnswerIsTheAnswer() {
    collector.onCompleteResponse(RESPONSE);
    assertThat(collector.response()).isSameAs(RESPONSE);
  }

  @Test
  void theFirstErrorCountsWhateverComesBehindIt() {
    collector.onError(new IllegalArgumentException("first"));
    collector.onError(new IllegalArgumentException("second"));
    collector.onCompleteResponse(RESPONSE);
    assertThatThrownBy(collector::response)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("first");
  }

  @Test
  void anErrorThatCannotBeThrownIsTheCause() {
    collector.onCompleteResponse(RESPONSE);
    collector.onError(new IOException("checked"));
    assertThatThrownBy(collector::response)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("checked");
  }

  @Test
  void nothingIsNoAnswer() {
    assertThatThrownBy(collector::response).isInstanceOf(IllegalStateException.class);
  }
}
