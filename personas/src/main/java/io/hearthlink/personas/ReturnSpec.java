package io.hearthlink.personas;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.structured.AnswerType;
import io.hearthlink.structured.StructuredOutput;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a method of a persona returns, checked. Immutable.
 *
 * @param kind in which form
 * @param type what an answer is; null for text
 */
record ReturnSpec(ResultKind kind, @Nullable AnswerType<?> type) {

  /**
   * Reads a return type.
   *
   * @throws io.hearthlink.error.ConfigurationException if no answer can have this type
   */
  static ReturnSpec of(Type returned) {
    ResultKind kind = ResultKind.of(returned);
    Type content =
        switch (kind) {
          case STREAM -> String.class;
          case CONTENT -> returned;
          case RESULT, FUTURE -> ((ParameterizedType) returned).getActualTypeArguments()[0];
          case PUBLISHER ->
              // an answer with a type does not come in pieces that are answers themselves
              ((ParameterizedType) returned).getActualTypeArguments()[0] == String.class
                  ? String.class
                  : returned;
        };
    return new ReturnSpec(kind, content == String.class ? null : AnswerType.of(content));
  }

  /** Returns what the method returns. */
  Object from(Supplier<AnswerStream> turns) {
    return kind.from(turns, this::content);
  }

  /** The engine of a turn whose answer is to be of this type. */
  Supplier<ChatEngine> on(Supplier<ChatEngine> engine) {
    return type == null ? engine : () -> new StructuredOutput(type).around(engine.get());
  }

  private Object content(ChatResponse response) {
    String text = ResultKind.text(response);
    return type == null ? text : type.read(text);
  }
}
