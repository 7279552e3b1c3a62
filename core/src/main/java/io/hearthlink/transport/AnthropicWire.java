package io.hearthlink.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.error.ContentFilteredException;
import io.hearthlink.error.TruncatedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Anthropic's messages. The honest end of a stream is {@code message_stop}. */
final class AnthropicWire implements Wire {

  private final ExchangeObserver observer;
  private final FactsReader facts = new FactsReader();
  private int freshInput;
  private int cachedInput;
  private boolean begun;
  private boolean ended;

  AnthropicWire(ExchangeObserver observer) {
    this.observer = observer;
  }

  @Override
  public Framing framing() {
    return Framing.SSE;
  }

  @Override
  public boolean event(@Nullable String name, String data) {
    if (data.strip().equals("[DONE]")) {
      return false;
    }
    JsonNode event = FactsReader.object(data);
    String type = event.path("type").asText("");
    if ("error".equals(name) || type.equals("error") || ErrorClassifier.stated(event) != null) {
      throw new ReportedError(data);
    }
    if (!type.equals(Objects.requireNonNullElse(name, ""))) {
      // the reader of the answer goes by the name, and passes over what it does not know
      throw new UnreadableEvent("an event whose name is not its type");
    }
    switch (type) {
      case "message_start" -> {
        facts.model(event.path("message"));
        usage(event.path("message").path("usage"));
      }
      case "message_delta" -> {
        usage(event.path("usage"));
        stop(event.path("delta").path("stop_reason"));
      }
      case "content_block_start" -> begun = true;
      case "content_block_delta" -> {
        if (!begun) {
          // LangChain4j would leave it out of the answer
          throw new UnreadableEvent("a piece of a block that never began");
        }
      }
      case "message_stop" -> ended = true;
      default -> {}
    }
    return true;
  }

  @Override
  public void body(String body) {
    JsonNode reply = FactsReader.object(body);
    if (ErrorClassifier.stated(reply) != null) {
      throw new ReportedError(body);
    }
    if (!reply.path("content").isArray()) {
      throw new UnreadableEvent("a body without content");
    }
    facts.model(reply);
    usage(reply.path("usage"));
    stop(reply.path("stop_reason"));
    if (facts.finish == null) {
      throw new TruncatedException(
          "The answer of " + observer.context().where() + " has no stop_reason.",
          observer.context());
    }
    ended = true;
  }

  private void stop(JsonNode reason) {
    facts.finish(reason);
    if ("refusal".equals(facts.finish)) {
      throw new ContentFilteredException(
          "The model at "
              + observer.context().where()
              + " refused to answer. Rephrase the request.",
          observer.context());
    }
  }

  /** Adds up what was read afresh and what came from a cache: both were in the prompt. */
  private void usage(JsonNode usage) {
    if (usage.path("input_tokens").isNumber()) {
      freshInput = usage.path("input_tokens").asInt();
    }
    int cached =
        usage.path("cache_read_input_tokens").asInt()
            + usage.path("cache_creation_input_tokens").asInt();
    if (cached > 0) {
      cachedInput = cached;
    }
    facts.inputTokens = freshInput + cachedInput;
    if (usage.path("output_tokens").asInt() > 0) {
      facts.outputTokens = usage.path("output_tokens").asInt();
    }
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public boolean over() {
    return ended;
  }

  @Override
  public ReplyFacts facts() {
    return facts.facts();
  }
}
