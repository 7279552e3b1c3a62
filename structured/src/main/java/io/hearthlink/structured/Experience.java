package io.hearthlink.structured;

import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.EngineInfo;

/**
 * What a server turned out to know of a schema, so that the next answer begins there. The last
 * 1,000 pairs of server and schema are remembered, as long as the program runs. Thread-safe.
 */
final class Experience {

  private static final RecentlyUsed<Experience.Key, Rung> RUNGS = new RecentlyUsed<>(1_000);
  private static final RecentlyUsed<Experience.Key, Boolean> SILENT = new RecentlyUsed<>(1_000);

  private record Key(String engine, String schema) {}

  private final Key key;

  private Experience(Key key) {
    this.key = key;
  }

  /** The experience with this engine and schema. */
  static Experience of(ChatEngine engine, String schema) {
    EngineInfo info = engine.info();
    String name = info.backend() + ' ' + info.endpoint() + ' ' + info.model() + ' ' + engine;
    return new Experience(new Key(name, schema));
  }

  /** Where to begin. */
  Rung first() {
    return RUNGS.get(key, unknown -> Rung.NATIVE);
  }

  void begins(Rung rung) {
    RUNGS.put(key, rung);
  }

  /** Whether the model does not reason where it has to keep to the schema. */
  boolean silencesReasoning() {
    return SILENT.get(key, unknown -> false);
  }

  void silenced() {
    SILENT.put(key, true);
  }
}
