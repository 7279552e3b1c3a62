package io.hearthlink.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options that only Ollama knows; keys {@code llm.ollama.*}. Null leaves the choice to the server.
 * Immutable.
 *
 * @param numCtx context length in tokens; another value makes the server load the model again
 * @param numGpu layers that are put on the GPU; -1 lets the server choose
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

  private static final List<String> THINK =
      List.of("true", "false", "low", "medium", "high", "max");

  /** Leaves every choice to the server. */
  public static final OllamaConfig DEFAULT = new OllamaConfig(null, null, null, null, null);

  /** Refuses numbers below their least and other words for {@code think}. */
  public OllamaConfig {
    Check.atLeast("numCtx", 1, numCtx);
    Check.atLeast("numGpu", -1, numGpu);
    Check.atLeast("numThread", 1, numThread);
    think = Check.word("think", think, THINK);
  }

  /** Returns these options with another context length. */
  public OllamaConfig withNumCtx(@Nullable Integer numCtx) {
    return new OllamaConfig(numCtx, numGpu, numThread, keepAlive, think);
  }

  /** Returns these options with another number of layers on the GPU. */
  public OllamaConfig withNumGpu(@Nullable Integer numGpu) {
    return new OllamaConfig(numCtx, numGpu, numThread, keepAlive, think);
  }

  /** Returns these options with another number of threads. */
  public OllamaConfig withNumThread(@Nullable Integer numThread) {
    return new OllamaConfig(numCtx, numGpu, numThread, keepAlive, think);
  }

  /** Returns these options with another time that the model stays loaded. */
  public OllamaConfig withKeepAlive(@Nullable Duration keepAlive) {
    return new OllamaConfig(numCtx, numGpu, numThread, keepAlive, think);
  }

  /** Returns these options with another way to think. */
  public OllamaConfig withThink(@Nullable String think) {
    return new OllamaConfig(numCtx, numGpu, numThread, keepAlive, think);
  }
}
