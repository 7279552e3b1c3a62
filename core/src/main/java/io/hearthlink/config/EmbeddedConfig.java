package io.hearthlink.config;

import org.jspecify.annotations.Nullable;

/**
 * Options of the embedded engine; keys {@code llm.embedded.*}. Null leaves the choice to it.
 * Immutable.
 *
 * @param numCtx context length in tokens; null is what the GGUF file says
 * @param numThread threads of the processor; null is all cores, or one for a file below 100 MB,
 *     whose threads would wait for each other longer than they compute
 * @param numGpu layers that are put on the GPU; null is none
 * @param folder folder in which {@code embedded:NAME} looks for {@code NAME.gguf}; null is {@code
 *     ~/.local/share/hearthlink/models}
 */
public record EmbeddedConfig(
    @Nullable Integer numCtx,
    @Nullable Integer numThread,
    @Nullable Integer numGpu,
    @Nullable String folder) {

  /** Leaves every choice to the engine. */
  public static final EmbeddedConfig DEFAULT = new EmbeddedConfig(null, null, null, null);

  /** Refuses numbers below their least and a blank folder. */
  public EmbeddedConfig {
    Check.atLeast("numCtx", 1, numCtx);
    Check.atLeast("numThread", 1, numThread);
    Check.atLeast("numGpu", 0, numGpu);
    Check.notBlank("folder", folder);
  }

  /** Returns these options with another context length. */
  public EmbeddedConfig withNumCtx(@Nullable Integer numCtx) {
    return new EmbeddedConfig(numCtx, numThread, numGpu, folder);
  }

  /** Returns these options with another number of threads. */
  public EmbeddedConfig withNumThread(@Nullable Integer numThread) {
    return new EmbeddedConfig(numCtx, numThread, numGpu, folder);
  }

  /** Returns these options with another number of layers on the GPU. */
  public EmbeddedConfig withNumGpu(@Nullable Integer numGpu) {
    return new EmbeddedConfig(numCtx, numThread, numGpu, folder);
  }

  /** Returns these options with another folder. */
  public EmbeddedConfig withFolder(@Nullable String folder) {
    return new EmbeddedConfig(numCtx, numThread, numGpu, folder);
  }
}
