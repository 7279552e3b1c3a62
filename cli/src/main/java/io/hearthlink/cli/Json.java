package io.hearthlink.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallReport;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.StructuredOutputException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON forms of what the program says; keys are in snake case, as in the configuration. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An answer and how it came to be. */
  static ObjectNode answer(Answer answer) {
    CallReport report = answer.report();
    ObjectNode json = object().put("text", answer.text());
    if (!answer.reasoning().isEmpty()) {
      json.put("reasoning", answer.reasoning());
    }
    json.put("backend", report.backend())
        .put("model", report.model())
        .put("endpoint", report.endpoint())
        .put("finish", finish(answer.response()))
        .put("truncated", answer.truncated());
    usage(json, report.usage()).put("estimated", report.usageEstimated());
    json.put("attempts", report.attempts());
    json.putObject("timing")
        .put("load_ms", millis(report.load()))
        .put("first_token_ms", millis(report.firstToken()))
        .put("total_ms", millis(report.total()));
    json.put("rounds", report.rounds());
    ArrayNode calls = json.putArray("tool_calls");
    report.toolCalls().forEach(call -> calls.add(toolCall(call)));
    ArrayNode notes = json.putArray("notes");
    report.notes().forEach(notes::add);
    return json;
  }

  /** An answer of a persona. */
  static ObjectNode answer(ChatResponse answer, EngineInfo engine) {
    String text = answer.aiMessage().text();
    ObjectNode json =
        object()
            .put("text", text == null ? "" : text)
            .put("backend", engine.backend())
            .put("model", engine.model())
            .put("endpoint", engine.endpoint())
            .put("finish", finish(answer))
            .put("truncated", answer.finishReason() == FinishReason.LENGTH);
    usage(json, answer.tokenUsage());
    return json;
  }

  /** A tool call; arguments that are no JSON are text. */
  static ObjectNode toolCall(ToolCall call) {
    ObjectNode json = object().put("name", call.name());
    try {
      json.set("arguments", MAPPER.readTree(call.arguments()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      json.put("arguments", call.arguments());
    }
    return json.put("outcome", call.outcome().name().toLowerCase(Locale.ROOT))
        .put("result", call.result())
        .put("round", call.round())
        .put("duration_ms", call.duration().toMillis());
  }

  /** A model; what the server did not say is null. */
  static ObjectNode model(ModelInfo model) {
    ObjectNode json =
        object()
            .put("name", model.name())
            .put("size_bytes", model.sizeBytes())
            .put("parameters", model.parameters())
            .put("quantization", model.quantization())
            .put("context_length", model.contextLength())
            .put("loaded", model.loaded());
    ArrayNode capabilities = json.putArray("capabilities");
    model.capabilities().forEach(capabilities::add);
    return json.put("digest", model.digest());
  }

  /** A failure as the value of {@code error}. */
  static ObjectNode failure(LlmException failure, int exitCode) {
    ObjectNode json =
        error(type(failure.getClass()), failure.getMessage(), exitCode)
            .put("retryable", failure.retryable())
            .put("backend", failure.backend())
            .put("model", failure.model())
            .put("endpoint", failure.endpoint());
    if (failure.status() != 0) {
      json.put("status", failure.status());
    }
    if (!failure.partialText().isEmpty()) {
      json.put("partial_text", failure.partialText());
    }
    if (failure instanceof StructuredOutputException unfit) {
      ArrayNode problems = json.putArray("problems");
      unfit.problems().forEach(problems::add);
    }
    return json;
  }

  /** A failure of which only the message is known. */
  static ObjectNode error(String type, @Nullable String message, int exitCode) {
    return object().put("type", type).put("message", message).put("exit_code", exitCode);
  }

  private static ObjectNode usage(ObjectNode json, TokenUsage usage) {
    return json.putObject("usage")
        .put("input_tokens", usage.inputTokenCount())
        .put("output_tokens", usage.outputTokenCount());
  }

  private static @Nullable String finish(ChatResponse answer) {
    FinishReason reason = answer.finishReason();
    return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long millis(@Nullable Duration time) {
    return time == null ? null : time.toMillis();
  }

  /** {@code ModelNotFoundException} is {@code model_not_found}. */
  private static String type(Class<? extends LlmException> failure) {
    String name = failure.getSimpleName().replace("Exception", "");
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
