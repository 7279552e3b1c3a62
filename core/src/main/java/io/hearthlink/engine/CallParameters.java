package io.hearthlink.engine;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's request parameters with what they lack: a seed and a deadline. Engines look for
 * this class; to anybody else it is what {@link #base()} is. Immutable.
 */
public final class CallParameters extends DefaultChatRequestParameters {

  private final ChatRequestParameters base;
  private final @Nullable Integer seed;
  private final @Nullable Duration total;

  private CallParameters(
      ChatRequestParameters base, @Nullable Integer seed, @Nullable Duration total) {
    super(DefaultChatRequestParameters.builder().overrideWith(base));
    this.base = base;
    this.seed = seed;
    this.total = total;
  }

  /**
   * Returns {@code base} with a seed and a deadline.
   *
   * @param base parameters of LangChain4j, those of a provider included
   * @param seed seed of the sampling; null leaves it to the server
   * @param total deadline of the call, from its start; null is the configured one
   */
  public static CallParameters of(
      ChatRequestParameters base, @Nullable Integer seed, @Nullable Duration total) {
    if (base instanceof CallParameters call) {
      return new CallParameters(
          call.base, seed == null ? call.seed : seed, total == null ? call.total : total);
    }
    return new CallParameters(base, seed, total);
  }

  /** The parameters without what was added, of their own class. */
  public ChatRequestParameters base() {
    return base;
  }

  /** Seed of the sampling; null leaves it to the server. */
  public @Nullable Integer seed() {
    return seed;
  }

  /** Deadline of the call, from its start; null is the configured one. */
  public @Nullable Duration total() {
    return total;
  }

  @Override
  public ChatRequestParameters overrideWith(ChatRequestParameters that) {
    if (that instanceof CallParameters call) {
      return new CallParameters(
          base.overrideWith(call.base),
          call.seed == null ? seed : call.seed,
          call.total == null ? total : call.total);
    }
    return new CallParameters(base.overrideWith(that), seed, total);
  }

  @Override
  public ChatRequestParameters defaultedBy(ChatRequestParameters that) {
    if (that instanceof CallParameters call) {
      return call.overrideWith(this);
    }
    return new CallParameters(that.overrideWith(base), seed, total);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallParameters that
        && base.equals(that.base)
        && Objects.equals(seed, that.seed)
        && Objects.equals(total, that.total);
  }

  @Override
  public int hashCode() {
    return Objects.hash(base, seed, total);
  }

  @Override
  public String toString() {
    return "CallParameters[" + base + ", seed=" + seed + ", total=" + total + "]";
  }
}
