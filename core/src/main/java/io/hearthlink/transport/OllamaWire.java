package io.hearthlink.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import org.jspecify.annotations.Nullable;

/** Ollama's native chat: one JSON object a line, the last one with {@code done:true}. */
final class OllamaWire implements Wire {

  private static final String DONE = "\"done\"";

  private final ExchangeObserver observer;
  private final FactsReader facts = new FactsReader();
  private boolean ended;

  OllamaWire(ExchangeObserver observer) {
    this.observer = observer;
  }

  @Override
  public Framing framing() {
    return Framing.NDJSON;
  }

  @Override
  public boolean event(@Nullable String name, String data) {
    if (facts.model != null && ordinary(data)) {
      return true;
    }
    JsonNode event = FactsReader.object(data);
    if (ErrorClassifier.stated(event) != null) {
      throw new ReportedError(data);
    }
    if (!event.path("message").isObject()) {
      throw new UnreadableEvent("an event without a message");
    }
    facts.model(event);
    if (event.path("done").asBoolean()) {
      end(event);
    }
    return true;
  }

  /**
   * Whether an event is a piece of the answer and nothing else. A quote inside a JSON text stands
   * behind a backslash, so what is looked for can only be a name; whether all of it is JSON is seen
   * by the reader of the answer, which throws where it is not.
   */
  private static boolean ordinary(String data) {
    int done = data.indexOf(DONE);
    return done >= 0
        && data.startsWith(":false", done + DONE.length())
        && data.indexOf(DONE, done + DONE.length()) < 0
        && data.contains("\"message\":{")
        && !data.contains("\"error\"");
  }

  @Override
  public void body(String body) {
    event(null, body);
    if (!ended) {
      throw new TruncatedException(
          "The answer of " + observer.context().where() + " is not complete (done is not true).",
          observer.context());
    }
  }

  private void end(JsonNode event) {
    facts.finish(event.path("done_reason"));
    if ("error".equals(facts.finish)) {
      throw new ServerException(
          "The model failed while it answered, at "
              + observer.context().where()
              + ". See the log of the server.",
          observer.context());
    }
    facts.usage(event.path("prompt_eval_count"), event.path("eval_count"));
    facts.load = FactsReader.nanos(event.path("load_duration"));
    facts.prompt = FactsReader.nanos(event.path("prompt_eval_duration"));
    facts.answer = FactsReader.nanos(event.path("eval_duration"));
    facts.total = FactsReader.nanos(event.path("total_duration"));
    ended = true;
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
