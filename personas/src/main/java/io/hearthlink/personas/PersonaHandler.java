package io.hearthlink.personas;

import io.hearthlink.engine.ChatEngine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the proxy of a persona does. Thread-safe. */
final class PersonaHandler implements InvocationHandler {

  private final PersonaSpec spec;
  private final Supplier<ChatEngine> engine;
  private final Conversations conversations;

  PersonaHandler(PersonaSpec spec, Supplier<ChatEngine> engine, Conversations conversations) {
    this.spec = spec;
    this.engine = engine;
    this.conversations = conversations;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    TurnSpec turn = spec.turns().get(method);
    if (turn != null) {
      Question question = turn.question(arguments == null ? new Object[0] : arguments);
      Supplier<ChatEngine> typed = turn.result().on(engine);
      return turn.result().from(() -> new AnswerStream(question, typed, conversations));
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> spec.name();
    };
  }
}
