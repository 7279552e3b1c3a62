package io.hearthlink;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import io.hearthlink.engine.CallParameters;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of one call, or of all calls of a client. Null leaves the choice to the configuration,
 * and then to the server. Immutable.
 *
 * @param maxTokens most tokens of the answer
 * @param temperature from 0 (always the likeliest token) to 2
 * @param topP from 0 to 1
 * @param frequencyPenalty from -2 to 2
 * @param presencePenalty from -2 to 2
 * @param seed makes sampling repeatable where the server supports it
 * @param stop texts that end the answer; empty is none
 * @param system instruction to the model, sent before the messages unless they have one
 * @param total deadline of the call, from its start
 */
public record CallOptions(
    @Nullable Integer maxTokens,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Double frequencyPenalty,
    @Nullable Double presencePenalty,
    @Nullable Integer seed,
    List<String> stop,
    @Nullable String system,
    @Nullable Duration total) {

  /** Leaves every choice open. */
  public static final CallOptions DEFAULT =
      new CallOptions(null, null, null, null, null, null, List.of(), null, null);

  /** Copies the stop texts. */
  public CallOptions {
    stop = List.copyOf(stop);
  }

  /** Returns these options with another limit on the tokens of the answer. */
  public CallOptions withMaxTokens(int maxTokens) {
    return new CallOptions(
        maxTokens, temperature, topP, frequencyPenalty, presencePenalty, seed, stop, system, total);
  }

  /** Returns these options with another temperature. */
  public CallOptions withTemperature(double temperature) {
    return new CallOptions(
        maxTokens, temperature, topP, frequencyPenalty, presencePenalty, seed, stop, system, total);
  }

  /** Returns these options with another top-p. */
  public CallOptions withTopP(double topP) {
    return new CallOptions(
        maxTokens, temperature, topP, frequencyPenalty, presencePenalty, seed, stop, system, total);
  }

  /** Returns these options with other penalties. */
  public CallOptions withPenalties(double frequencyPenalty, double presencePenalty) {
    return new CallOptions(
        maxTokens, temperature, topP, frequencyPenalty, presencePenalty, seed, stop, system, total);
  }

  /** Returns these options with another seed. */
  public CallOptions withSeed(int seed) {
    return new CallOptions(
        maxTokens, temperature, topP, frequencyPenalty, presencePenalty, seed, stop, system, total);
  }

  /** Returns these options with other stop texts. */
  public CallOptions withStop(String... stop) {
    return new CallOptions(
        maxTokens,
        temperature,
        topP,
        frequencyPenalty,
        presencePenalty,
        seed,
        List.of(stop),
        system,
        total);
  }

  /** Returns these options with another instruction to the model. */
  public CallOptions withSystem(String system) {
    return new CallOptions(
        maxTokens, temperature, topP, frequencyPenalty, presencePenalty, seed, stop, system, total);
  }

  /** Returns these options with another deadline. */
  public CallOptions withTotal(Duration total) {
    return new CallOptions(
        maxTokens, temperature, topP, frequencyPenalty, presencePenalty, seed, stop, system, total);
  }

  /** Leaves the texts out: content does not belong into logs. */
  @Override
  public String toString() {
    return "CallOptions[maxTokens="
        + maxTokens
        + ", temperature="
        + temperature
        + ", topP="
        + topP
        + ", frequencyPenalty="
        + frequencyPenalty
        + ", presencePenalty="
        + presencePenalty
        + ", seed="
        + seed
        + ", stop="
        + stop.size()
        + ", system="
        + (system == null ? 0 : system.length())
        + " chars, total="
        + total
        + "]";
  }

  /** Returns these options where they say something, else {@code defaults}. */
  CallOptions over(CallOptions defaults) {
    return new CallOptions(
        first(maxTokens, defaults.maxTokens),
        first(temperature, defaults.temperature),
        first(topP, defaults.topP),
        first(frequencyPenalty, defaults.frequencyPenalty),
        first(presencePenalty, defaults.presencePenalty),
        first(seed, defaults.seed),
        stop.isEmpty() ? defaults.stop : stop,
        first(system, defaults.system),
        first(total, defaults.total));
  }

  /** These options in LangChain4j's form. */
  ChatRequestParameters parameters() {
    return CallParameters.of(
        DefaultChatRequestParameters.builder()
            .maxOutputTokens(maxTokens)
            .temperature(temperature)
            .topP(topP)
            .frequencyPenalty(frequencyPenalty)
            .presencePenalty(presencePenalty)
            .stopSequences(stop)
            .build(),
        seed,
        total);
  }

  private static <T> @Nullable T first(@Nullable T preferred, @Nullable T other) {
    return preferred != null ? preferred : other;
  }
}
