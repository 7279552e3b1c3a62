package io.hearthlink.verification.race;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.engine.ServerTimings;
import java.time.Duration;
import java.util.List;

/** An answer that no server gave. */
final class Answers {

  private Answers() {}

  static Answer of(String text) {
    TokenUsage usage = new TokenUsage(1, 1);
    ChatResponse response =
        ChatResponse.builder()
            .aiMessage(AiMessage.from(text))
            .tokenUsage(usage)
            .finishReason(FinishReason.STOP)
            .build();
    return new Answer(
        response,
        new CallReport(
            "race",
            "m",
            null,
            usage,
            false,
            1,
            Duration.ZERO,
            null,
            Duration.ZERO,
            ServerTimings.UNKNOWN,
            null,
            null,
            false,
            List.of()));
  }
}
