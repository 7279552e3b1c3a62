package io.hearthlink.config;

/**
 * The whole configuration. Immutable.
 *
 * @param llm the model server and how it is called
 * @param memory memory of personas
 */
public record HearthlinkConfig(LlmConfig llm, MemoryConfig memory) {

  /** The defaults. */
  public static final HearthlinkConfig DEFAULT =
      new HearthlinkConfig(LlmConfig.DEFAULT, MemoryConfig.DEFAULT);
}
