package io.hearthlink;

import io.hearthlink.engine.ChatEngine;
import io.hearthlink.layer.Layer;
import io.hearthlink.layer.ToolText;
import java.util.List;

/** Puts the layers around a backend's engine, in the one place where their order is written. */
final class Stack {

  private static final List<Layer> LAYERS = List.of(new ToolText());

  private Stack() {}

  /** Returns {@code ToolText(backend)}: the innermost layer first. */
  static ChatEngine assemble(ChatEngine backend) {
    ChatEngine engine = backend;
    for (Layer layer : LAYERS) {
      engine = layer.around(engine);
    }
    return engine;
  }
}
