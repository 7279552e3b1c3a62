package io.hearthlink.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.error.ContentFilteredException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions. The honest end is a {@code finish_reason}; {@code [DONE]} alone is
 * none, since servers send it after a failure too.
 */
final class OpenAiWire implements Wire {

  private static final String DONE = "[DONE]";

  private static final String CONTENT = "content";

  private static final Set<String> REMARKABLE =
      Set.of("error", "finish_reason", "usage", "timings");

  private final ExchangeObserver observer;
  private final FactsReader facts = new FactsReader();
  private boolean over;

  OpenAiWire(ExchangeObserver observer) {
    this.observer = observer;
  }

  @Override
  public Framing framing() {
    return Framing.SSE;
  }

  @Override
  public boolean event(@Nullable String name, String data) {
    if (isDone(data)) {
      over = true;
      return false;
    }
    // behind the finish reason only statistics and bad news count
    boolean late = ended();
    if (!late
        && name == null
        && facts.model != null
        && EventScan.ordinary(data, "choices", CONTENT, REMARKABLE)) {
      return true;
    }
    JsonNode event = FactsReader.object(data);
    if (ErrorClassifier.stated(event) != null || "error".equals(name)) {
      throw new ReportedError(data);
    }
    if (!event.path("choices").isArray()) {
      // LocalAI sends frames of its own between those of the answer
      return false;
    }
    JsonNode choice = event.path("choices").path(0);
    if (choice.path("delta").path(CONTENT).isContainerNode()) {
      // LangChain4j would leave it out of the answer
      throw new UnreadableEvent("an event whose content is no text");
    }
    facts.model(event);
    usage(event);
    finish(choice.path("finish_reason"));
    return !late;
  }

  private static boolean isDone(String data) {
    return !data.isEmpty() && data.charAt(0) != '{' && data.strip().equals(DONE);
  }

  @Override
  public void body(String body) {
    JsonNode reply = FactsReader.object(body);
    if (ErrorClassifier.stated(reply) != null) {
      throw new ReportedError(body);
    }
    JsonNode message = reply.path("choices").path(0).path("message");
    if (!message.isObject()) {
      throw new UnreadableEvent("a body without a message");
    }
    facts.model(reply);
    usage(reply);
    finish(reply.path("choices").path(0).path("finish_reason"));
    if (!ended()) {
      throw new TruncatedException(
          "The answer of " + observer.context().where() + " has no finish_reason.",
          observer.context());
    }
    over = true;
  }

  @Override
  public String bodyAsEvent(String body) {
    ObjectNode event = (ObjectNode) FactsReader.object(body);
    JsonNode choice = event.path("choices").path(0);
    JsonNode message = choice.path("message");
    int index = 0;
    for (JsonNode call : message.path("tool_calls")) {
      ((ObjectNode) call).put("index", index++);
    }
    ((ObjectNode) choice).set("delta", message);
    return event.toString();
  }

  private void finish(JsonNode reason) {
    facts.finish(reason);
    if ("error".equals(facts.finish) || "abort".equals(facts.finish)) {
      throw new ServerException(
          "The model failed while it answered, at "
              + observer.context().where()
              + ". See the log of the server.",
          observer.context());
    }
    if ("content_filter".equals(facts.finish)) {
      throw new ContentFilteredException(
          observer.context().where() + " filtered the answer. Rephrase the request.",
          observer.context());
    }
  }

  private void usage(JsonNode event) {
    JsonNode usage = event.path("usage");
    facts.usage(usage.path("prompt_tokens"), usage.path("completion_tokens"));
    JsonNode timings = event.path("timings");
    if (timings.isObject()) {
      facts.prompt = FactsReader.millis(timings.path("prompt_ms"));
      facts.answer = FactsReader.millis(timings.path("predicted_ms"));
      if (facts.outputTokens == 0) {
        facts.inputTokens = timings.path("prompt_n").asInt() + timings.path("cache_n").asInt();
        facts.outputTokens = timings.path("predicted_n").asInt();
      }
    }
  }

  @Override
  public boolean ended() {
    return facts.finish != null;
  }

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public ReplyFacts facts() {
    return facts.facts();
  }
}
