package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ErrorMessagesTest {

  private static final String URL = "http://localhost:9";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ollama|nope|Get it with \"ollama pull nope\", or choose one that is installed.",
        "lmstudio|nope|Get it with \"lms get nope\", or choose one that is installed.",
        "localai|nope|Get it with \"local-ai models install nope\", or choose one that is"
            + " installed.",
        "llamacpp|nope|Get it with \"llama-server -hf nope\", or choose one that is installed.",
        "custom|nope|Choose one that the server lists.",
        "ollama|-|Get it with \"ollama pull nope:latest\", or choose one that is installed.",
      })
  void saysHowToGetAModel(String backend, String model, String advice) {
    String name = model == null ? "nope:latest" : model;

    assertThat(message(backend, model, 404, "{\"error\":\"model 'nope:latest' not found\"}"))
        .isEqualTo(
            "%s at %s does not have the model \"%s\" (HTTP 404: \"model 'nope:latest' not found\")."
                    .formatted(backend, URL, name)
                + " "
                + advice);
  }

  @Test
  void saysHowToLoadAModel() {
    assertThat(message("lmstudio", "m", 400, "{\"error\":\"No models loaded.\"}"))
        .isEqualTo(
            "lmstudio at http://localhost:9 has not loaded the model \"m\" (HTTP 400: \"No models"
                + " loaded.\"). Load it with \"lms load m\"; \"lms ls\" lists what is there.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ollama|or load the model with a larger context (llm.ollama.num_ctx).",
        "lmstudio|or load the model with a larger context (\"lms load --context-length N\").",
        "llamacpp|or load the model with a larger context (\"llama-server -c N\").",
        "localai|or load the model with a larger context (context_size in its model file).",
        "custom|or load the model with a larger context.",
      })
  void saysHowMuchDoesNotFit(String backend, String advice) {
    assertThat(
            message(
                backend,
                "m",
                400,
                "request (2722 tokens) exceeds the available context size (1024 tokens)"))
        .isEqualTo(
            "The prompt does not fit into the context of the model \"m\" on %s at %s: it needs 2722 tokens, 1024 are there. Shorten it, %s"
                .formatted(backend, URL, advice));
  }

  @Test
  void saysHowLongToWait() {
    Reply reply =
        new Reply(
            503,
            Map.of("Retry-After", List.of("7")),
            "{\"error\":{\"type\":\"model_loading\",\"message\":\"m\"},\"loading\":{\"progress\":42}}");

    assertThat(ErrorClassifier.classify(reply, ErrorContext.of("localai", "m", URL)))
        .hasMessage(
            "localai at http://localhost:9 is not ready with the model \"m\" (42 %) (HTTP 503: \"m\")."
                + " Wait 7 s and ask again.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "404|-|has nothing at this address (HTTP 404). Check llm.endpoint (HEARTHLINK_LLM_ENDPOINT): the"
            + " address of the server without a path; the backend adds that.",
        "403|-|does not answer to this host name (HTTP 403). Use localhost or 127.0.0.1 in"
            + " llm.endpoint, or let the server listen on that name (OLLAMA_HOST).",
        "400|'messages' is required|refused the request (HTTP 400: \"'messages' is required\"). Fix"
            + " what it names.",
        "500|-|failed (HTTP 500). Look at its log.",
        "503|-|has no room for the request now (HTTP 503). Wait a little and ask again.",
        "401|-|did not accept the API key, or wants one (HTTP 401). A cloud model needs \"ollama signin\"; behind a"
            + " proxy: Set llm.api_key (HEARTHLINK_LLM_API_KEY) to one that it accepts.",
      })
  void saysWhatWhereAndWhatToDo(int status, String body, String words) {
    assertThat(message("ollama", "m", status, body == null ? "" : body))
        .isEqualTo("ollama at http://localhost:9 " + words);
  }

  @Test
  void quotesAnErrorInsideAStreamWithoutItsStatus() {
    ErrorContext context =
        ErrorContext.of("llamacpp", "m", URL).withReply(200, Duration.ofSeconds(1));

    assertThat(ErrorClassifier.inBand("{\"error\":{\"message\":\"Compute error.\"}}", context))
        .hasMessage(
            "llamacpp at http://localhost:9 failed (it said \"Compute error.\"). Look at its log.");
  }

  @Test
  void worksWhereNothingIsKnown() {
    LlmException failure =
        ErrorClassifier.classify(
            new Reply(404, Map.of(), "model 'x' not found"), ErrorContext.NONE);

    assertThat(failure)
        .hasMessage(
            "the model server does not have the model \"x\" (HTTP 404: \"model 'x' not found\")."
                + " Choose one that the server lists.");
  }

  private static String message(String backend, String model, int status, String body) {
    return String.valueOf(
        ErrorClassifier.classify(
                new Reply(status, Map.of(), body), ErrorContext.of(backend, model, URL))
            .getMessage());
  }
}
