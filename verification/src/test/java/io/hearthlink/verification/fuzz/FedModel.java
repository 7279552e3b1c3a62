package io.hearthlink.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.backend.BackendSetup;
import io.hearthlink.backend.Backends;
import io.hearthlink.bean.Beans;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.Timeouts;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.LlmException;
import io.hearthlink.layer.ToolText;
import io.hearthlink.transport.FedClient;
import io.hearthlink.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model behind one wire, whose server says what a fuzzer thinks of. Not thread-safe. */
final class FedModel implements AutoCloseable {

  /** Never reached: a reply is there before it is asked for. */
  private static final Timeouts WHOLE = Timeouts.DEFAULT.withTotal(Duration.ofHours(1));

  private static final ToolSpecification TOOL =
      ToolSpecification.builder()
          .name("get_weather")
          .description("The weather of a city.")
          .parameters(
              JsonObjectSchema.builder()
                  .addStringProperty("city")
                  .addIntegerProperty("days")
                  .required("city")
                  .build())
          .build();

  static final ChatRequest REQUEST =
      ChatRequest.builder().messages(UserMessage.from("question")).toolSpecifications(TOOL).build();

  private final WireFormat format;
  private final FedClient client = new FedClient();
  private final HttpTransport transport = client.transport();
  private final CallPool calls = new CallPool();
  private final ChatEngine engine;
  private final StreamingChatModel streaming;
  private @Nullable Heard last;

  FedModel(WireFormat format) {
    this.format = format;
    boolean ollama = format == WireFormat.OLLAMA;
    LlmConfig config =
        LlmConfig.builder()
            .endpoint("http://localhost:9")
            .requestFormat(ollama ? WireFormat.OPENAI : format)
            .timeouts(WHOLE)
            .build();
    BackendSetup setup = new BackendSetup(config, transport, calls);
    engine = new ToolText().around(Backends.open(ollama ? "ollama" : "custom", setup).engine("m"));
    streaming = Beans.streamingChatModel(engine, DefaultChatRequestParameters.EMPTY, List.of());
  }

  /** Has the model stream {@code reply}, and holds what comes of it to the contract. */
  void stream(String contentType, byte[] reply) {
    client.answer(200, contentType, reply);
    Heard heard = new Heard();
    streaming.chat(REQUEST, heard);
    Object ending = heard.ending();
    if (last != null) {
      last.refuseMore();
    }
    last = heard;
    if (ending instanceof ChatResponse answer) {
      Truth.check(answer, format, true, reply);
      assertThat(heard.answerText()).as("the whole of what was heard").isEqualTo(heard.text());
    } else {
      LlmException failure = Truth.ours(ending);
      Truth.check(failure);
      boolean told = failure.partialText().equals(heard.text());
      boolean echoed = failure.partialText().isEmpty() && Truth.isErrorOf(reply, heard.text());
      assertThat(told || echoed).as("%s", failure).isTrue();
    }
  }

  /** Has the model answer with {@code body}, and holds what comes of it to the contract. */
  void answer(int status, byte[] body) {
    client.answer(status, "application/json", body);
    try {
      Answer answer = engine.start(REQUEST, ChatListener.NONE).await();
      assertThat(status).as("the status of what became an answer").isEqualTo(200);
      Truth.check(answer.response(), format, false, body);
    } catch (LlmException failure) {
      Truth.check(failure);
    }
  }

  @Override
  public void close() {
    calls.close();
    transport.close();
    if (last != null) {
      last.refuseMore();
    }
  }
}
