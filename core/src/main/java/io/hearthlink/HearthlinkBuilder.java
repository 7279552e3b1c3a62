package io.hearthlink;

import io.hearthlink.config.HearthlinkConfig;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.LlmConfigBuilder;
import io.hearthlink.config.MemoryConfig;
import io.hearthlink.transport.WireLog;
import java.util.function.UnaryOperator;

/**
 * Makes a {@link Hearthlink} that reads neither files nor variables. What is not called keeps its
 * default. Not thread-safe.
 */
public final class HearthlinkBuilder {

  private LlmConfigBuilder llm = LlmConfig.builder();
  private MemoryConfig memory = MemoryConfig.DEFAULT;
  private WireLog log = WireLog.NONE;

  HearthlinkBuilder() {}

  /** Sets the backend by name; default {@code auto}. */
  public HearthlinkBuilder backend(String name) {
    llm.backend(name);
    return this;
  }

  /** Sets the reference of the model; default the first one that the server has. */
  public HearthlinkBuilder model(String ref) {
    llm.model(ref);
    return this;
  }

  /** Sets the address of the server; default that of the backend. */
  public HearthlinkBuilder endpoint(String url) {
    llm.endpoint(url);
    return this;
  }

  /** Changes anything else that concerns the model server: timeouts, key, options. */
  public HearthlinkBuilder llm(UnaryOperator<LlmConfigBuilder> change) {
    llm = change.apply(llm);
    return this;
  }

  /** Sets the memory of personas; default the last 10 turns. */
  public HearthlinkBuilder memory(MemoryConfig memory) {
    this.memory = memory;
    return this;
  }

  /** Has every exchange with a server told to {@code log}; default nobody. */
  public HearthlinkBuilder wireLog(WireLog log) {
    this.log = log;
    return this;
  }

  /**
   * Makes it.
   *
   * @throws io.hearthlink.error.ConfigurationException if a value is wrong
   */
  public Hearthlink build() {
    return Hearthlink.of(new HearthlinkConfig(llm.build(), memory), log);
  }
}
