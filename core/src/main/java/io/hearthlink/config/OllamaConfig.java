package io.hearthlink.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options that only Ollama knows; keys {@code llm.ollama.*}. Null leaves the choice to the server.
 * Immutable.
 *
 * @param numCtx context length in tokens; another value makes the server load the model again
 * @param numGpu layers that are put on the GPU
 * @param numThread threads of the processor
 * @param keepAlive how long the model stays loaded after a call; negative is for ever
 * @param think whether a thinking model thinks: {@code true}, {@code false}, {@code low}, {@code
 *     medium}, {@code high} or {@code max}
 */
public record OllamaConfig(
    @Nullable Integer numCtx,
    @Nullable Integer numGpu,
    @Nullable Integer numThread,
    @Nullable Duration keepAlive,
    @Nullable String think) {

  /** Leaves every choice to the server. */
  public static final OllamaConfig DEFAULT = new OllamaConfig(null, null, null, null, null);
}
