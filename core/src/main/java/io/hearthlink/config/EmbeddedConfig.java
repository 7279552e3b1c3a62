package io.hearthlink.config;

import org.jspecify.annotations.Nullable;

/**
 * Options of the embedded engine; keys {@code llm.embedded.*}. Null leaves the choice to it.
 * Immutable.
 *
 * @param numCtx context length in tokens; null is what the GGUF file says
 * @param numThread threads of the processor; null is all cores
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
}
