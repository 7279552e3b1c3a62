package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.config.CustomFormat;
import io.hearthlink.config.CustomFormat.Framing;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with a format of its own: what it is asked, and what its replies mean. */
class CustomFormatTest {

  private static final String ALL =
      """
      {"q": "${prompt}", "s": "${system}", "all": "${messages}", "m": "${model}", "st": "${stream}",
       "deep": {"n": "${max_tokens}", "t": ["${temperature}", "${top_p}", "${top_k}"]},
       "fp": "${frequency_penalty}", "pp": "${presence_penalty}", "seed": "${seed}",
       "stop": "${stop}", "mix": "<${prompt}> ${seed}", "fixed": null}
      """;

  private static final ChatRequest TALK =
      ChatRequest.builder()
          .messages(
              SystemMessage.from("Be brief."),
              UserMessage.from("one"),
              AiMessage.from("two"),
              UserMessage.from("say \"${model}\""))
          .build();

  private @Nullable FakeServer server;
  private @Nullable Hearthlink hearth;

  @AfterEach
  void close() {
    if (hearth != null && server != null) {
      hearth.close();
      server.close();
    }
  }

  @Test
  void everyPlaceholderBecomesItsValueWithItsType() {
    CallOptions options =
        CallOptions.DEFAULT
            .withMaxTokens(5)
            .withTemperature(0.5)
            .withTopP(0.25)
            .withPenalties(0.125, -1)
            .withSeed(4)
            .withStop("X", "Y");
    Answer answer = ask(none(ALL), FakeReply.json("{\"a\":{\"b\":\"Hi\"}}"), options, TALK);
    assertThat(answer.text()).isEqualTo("Hi");
    assertThat(answer.report().notes()).isEmpty();
    assertThat(sent())
        .isEqualTo(
            "{\"q\":\"say \\\"${model}\\\"\",\"s\":\"Be brief.\",\"all\":["
                + "{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"one\"},"
                + "{\"role\":\"assistant\",\"content\":\"two\"},"
                + "{\"role\":\"user\",\"content\":\"say \\\"${model}\\\"\"}],"
                + "\"m\":\"small\",\"st\":false,\"deep\":{\"n\":5,\"t\":[0.5,0.25,null]},"
                + "\"fp\":0.125,\"pp\":-1.0,\"seed\":4,\"stop\":[\"X\",\"Y\"],"
                + "\"mix\":\"<say \\\"${model}\\\"> 4\",\"fixed\":null}");
  }

  @Test
  void whatIsNotSetIsLeftOut() {
    ask(none(ALL), FakeReply.json("{\"a\":{\"b\":\"Hi\"}}"), CallOptions.DEFAULT, hi());
    assertThat(sent())
        .isEqualTo(
            "{\"q\":\"Hi\",\"s\":\"\",\"all\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"m\":\"small\",\"st\":false,\"deep\":{\"t\":[null,null,null]},"
                + "\"mix\":\"<Hi> \",\"fixed\":null}");
  }

  @Test
  void theReportNamesWhatTheFormatHasNoPlaceFor() {
    CallOptions options = CallOptions.DEFAULT.withTemperature(0.5).withSeed(4);
    Answer answer =
        ask(none("{\"q\":\"${prompt}\"}"), FakeReply.json("{\"a\":{\"b\":\"Hi\"}}"), options, TALK);
    assertThat(answer.report().notes())
        .containsExactly(
            "llm.custom.request has no place for seed, temperature, the system message, earlier"
                + " messages, so the server was not told.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"q\":\"${promt}\",\"p\":\"${prompt}\"} | unknown placeholder ${promt}",
        "{\"q\":\"${model}\"}                     | neither ${prompt} nor ${messages}",
        "{\"q\":                                  | not valid JSON",
      })
  void aTemplateThatCannotWorkIsRefusedBeforeAnythingIsSent(String template, String problem) {
    LlmException failure = fails(none(template), FakeReply.json("{}"), hi());
    assertThat(failure).isInstanceOf(ConfigurationException.class).hasMessageContaining(problem);
    assertThat(server().requests()).isEmpty();
  }

  @Test
  void whatTheFormatCannotCarryIsRefused() {
    CustomFormat format = none(ALL);
    FakeReply reply = FakeReply.json("{\"a\":{\"b\":\"Hi\"}}");
    ChatRequest json =
        ChatRequest.builder()
            .messages(UserMessage.from("Hi"))
            .responseFormat(ResponseFormat.JSON)
            .build();
    ChatRequest picture =
        ChatRequest.builder()
            .messages(
                UserMessage.from(TextContent.from("Hi"), ImageContent.from("QUJD", "image/png")))
            .build();
    assertThat(fails(format, reply, json)).isInstanceOf(UnsupportedFeatureException.class);
    assertThat(fails(format, reply, picture)).isInstanceOf(UnsupportedFeatureException.class);
    assertThat(server().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":{}}", "{\"a\":{\"b\":null}}", "{\"a\":{\"b\":{}}}", "text"})
  void aReplyWithoutTheTextIsMalformed(String reply) {
    assertThat(fails(none(ALL), FakeReply.status(200, reply), hi()))
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"\"", "null", "{}"})
  void anErrorThatSaysThatThereIsNoneIsNone(String error) {
    String body = "{\"error\":" + error + ",\"a\":{\"b\":\"Hi\"}}";
    assertThat(ask(none(ALL), FakeReply.json(body), CallOptions.DEFAULT, hi()).text())
        .isEqualTo("Hi");
  }

  @Test
  void anErrorInAReplyIsAFailure() {
    assertThat(fails(none(ALL), FakeReply.json("{\"error\":\"boom\"}"), hi()))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("boom");
  }

  @Test
  void anEmptyAnswerShowsNothing() {
    Answer answer =
        ask(none(ALL), FakeReply.json("{\"a\":{\"b\":\"\"}}"), CallOptions.DEFAULT, hi());
    assertThat(answer.text()).isEmpty();
    assertThat(answer.report().firstToken()).isNull();
    assertThat(answer.report().unmarked()).isTrue();
    assertThat(answer.report().usageEstimated()).isTrue();
  }

  @Test
  void aMarkedStreamTellsItsEndAndItsCountsAlsoBehindTheMark() {
    FakeReply reply =
        FakeReply.stream(
            "text/event-stream",
            "data: {\"d\":\"Hel\"}\n\n",
            "data: {\"d\":\"lo\",\"end\":\"stop\"}\n\n",
            "data: {\"u\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n",
            "data: [DONE]\n\n");
    Answer answer = ask(stream(Framing.SSE, "/end"), reply, CallOptions.DEFAULT, hi());
    assertThat(answer.text()).isEqualTo("Hello");
    assertThat(answer.report().finish()).isEqualTo("stop");
    assertThat(answer.response().metadata().finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(answer.report().usage().totalTokenCount()).isEqualTo(5);
    assertThat(answer.report().usageEstimated()).isFalse();
    assertThat(answer.report().unmarked()).isFalse();
  }

  @Test
  void aMarkedStreamWithoutItsMarkIsTruncated() {
    FakeReply reply =
        FakeReply.stream("text/event-stream", "data: {\"d\":\"Hel\"}\n\n", "data: [DONE]\n\n");
    LlmException failure = fails(stream(Framing.SSE, "/end"), reply, hi());
    assertThat(failure).isInstanceOf(TruncatedException.class);
    assertThat(failure.partialText()).isEqualTo("Hel");
  }

  @Test
  void anUnmarkedStreamEndsWithItsBodyAndTheReportSaysSo() {
    FakeReply reply =
        FakeReply.stream("application/x-ndjson", "{\"d\":\"Hel\"}\n", "{\"d\":\"lo\"}\n");
    Answer answer = ask(stream(Framing.NDJSON, null), reply, CallOptions.DEFAULT, hi());
    assertThat(answer.text()).isEqualTo("Hello");
    assertThat(answer.report().unmarked()).isTrue();
    assertThat(fails(stream(Framing.NDJSON, null), reply.cutAfter(1, Ending.FIN), hi()))
        .isInstanceOf(TruncatedException.class);
  }

  @Test
  void anAnswerAtItsLimitWasCutAlsoWhereTheServerGivesNoReason() {
    FakeReply reply =
        FakeReply.json("{\"a\":{\"b\":\"Hi\"},\"u\":{\"input_tokens\":3,\"output_tokens\":2}}");
    Answer answer = ask(none(ALL), reply, CallOptions.DEFAULT.withMaxTokens(2), hi());
    assertThat(answer.truncated()).isTrue();
  }

  private static CustomFormat none(String template) {
    return new CustomFormat(template, "/ask", "/a/b", null, Framing.NONE, null, "/u");
  }

  private static CustomFormat stream(Framing framing, @Nullable String done) {
    return new CustomFormat("{\"q\":\"${prompt}\"}", "/ask", null, "/d", framing, done, "/u");
  }

  private static ChatRequest hi() {
    return ChatRequest.builder().messages(UserMessage.from("Hi")).build();
  }

  private LlmException fails(CustomFormat format, FakeReply reply, ChatRequest request) {
    return catchThrowableOfType(
        LlmException.class, () -> ask(format, reply, CallOptions.DEFAULT, request));
  }

  private Answer ask(
      CustomFormat format, FakeReply reply, CallOptions options, ChatRequest request) {
    close();
    FakeServer started = FakeServer.openAi().route("POST", "/ask", reply).start();
    server = started;
    Hearthlink opened =
        Hearthlink.builder()
            .backend("custom")
            .endpoint(started.url())
            .model("small")
            .llm(llm -> llm.requestFormat(WireFormat.CUSTOM).custom(format))
            .build();
    hearth = opened;
    return opened
        .client()
        .withOptions(options.withTotal(Duration.ofSeconds(10)))
        .start(request, ChatListener.text(text -> {}))
        .await();
  }

  private FakeServer server() {
    return Objects.requireNonNull(server);
  }

  private String sent() {
    List<ReceivedRequest> requests = server().requests("/ask");
    return requests.get(requests.size() - 1).body();
  }
}
