package io.hearthlink.structured;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.layer.Layer;

/**
 * Makes every answer of an engine JSON of one type, in the way of {@link Extractor}: for code that
 * works on engines or LangChain4j's models. The text of an answer is the JSON, told at once when it
 * fits; {@link AnswerType#read} makes the value of it. Where the request offers tools, the model
 * may call them first, since no server lets it do both at a time: such an answer passes unchanged,
 * and the last one is put into JSON by a request of its own. Immutable and thread-safe.
 */
public final class StructuredOutput implements Layer {

  private final Plan plan;

  /** Creates the layer with {@link Budget#DEFAULT}. */
  public StructuredOutput(AnswerType<?> type) {
    this(type, Budget.DEFAULT);
  }

  /** Creates the layer. */
  public StructuredOutput(AnswerType<?> type, Budget budget) {
    this.plan = new Plan(type, budget, false);
  }

  @Override
  public ChatEngine around(ChatEngine inner) {
    return new Engine(inner, plan);
  }

  private record Engine(ChatEngine inner, Plan plan) implements ChatEngine {

    @Override
    public ActiveChat start(ChatRequest request, ChatListener listener) {
      return Endings.answer(
          Pursuit.start(inner, plan, new Question(request, ""), listener, Partials.UNHEARD),
          listener);
    }

    @Override
    public EngineInfo info() {
      return inner.info();
    }

    @Override
    public String toString() {
      return inner + ".structured(" + plan.type() + ")";
    }
  }
}
