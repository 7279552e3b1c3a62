package io.hearthlink;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import io.hearthlink.layer.Layer;
import java.util.List;

/** An engine with the layers of one client around it, whose calls end with the hearth too. */
final class LayeredEngine implements ChatEngine {

  private final ChatEngine innermost;
  private final ChatEngine outermost;
  private final CallPool calls;

  private LayeredEngine(ChatEngine innermost, ChatEngine outermost, CallPool calls) {
    this.innermost = innermost;
    this.outermost = outermost;
    this.calls = calls;
  }

  /** Puts {@code layers} around {@code inner}, the innermost first. */
  static ChatEngine of(ChatEngine inner, List<Layer> layers, CallPool calls) {
    if (layers.isEmpty()) {
      return inner;
    }
    ChatEngine engine = inner;
    for (Layer layer : layers) {
      engine = layer.around(engine);
    }
    return new LayeredEngine(inner, engine, calls);
  }

  @Override
  public ActiveChat start(ChatRequest request, ChatListener listener) {
    if (calls.closed()) {
      // no layer begins to work for a call that cannot be: the engine says why
      return innermost.start(request, listener);
    }
    ActiveChat call = outermost.start(request, listener);
    // a layer may work between two calls of the engine, where the hearth would not see it
    calls.watch(call);
    return call;
  }

  @Override
  public EngineInfo info() {
    return outermost.info();
  }

  @Override
  public String toString() {
    return outermost.toString();
  }
}
