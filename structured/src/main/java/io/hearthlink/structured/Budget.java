package io.hearthlink.structured;

import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one typed answer may cost. Immutable.
 *
 * @param reasks how often the model is told what was wrong and asked again; 0 is never
 * @param tokens once so many were used, prompts included, nothing is asked again; null is no limit
 * @param time deadline of the whole, from its start; null is that of the client for each request
 */
public record Budget(int reasks, @Nullable Integer tokens, @Nullable Duration time) {

  /** Asks again twice, without other limits. */
  public static final Budget DEFAULT = new Budget(2, null, null);

  /** Refuses what is negative. */
  public Budget {
    if (reasks < 0 || (tokens != null && tokens < 0) || (time != null && time.isNegative())) {
      throw new InvalidRequestException("A budget must not be negative.", ErrorContext.NONE);
    }
  }

  /** Returns this budget with another number of times that are asked again. */
  public Budget withReasks(int reasks) {
    return new Budget(reasks, tokens, time);
  }

  /** Returns this budget with another limit of tokens. */
  public Budget withTokens(int tokens) {
    return new Budget(reasks, tokens, time);
  }

  /** Returns this budget with another deadline. */
  public Budget withTime(Duration time) {
    return new Budget(reasks, tokens, time);
  }
}
