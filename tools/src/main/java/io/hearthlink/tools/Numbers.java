package io.hearthlink.tools;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as tools take and tell them. */
final class Numbers {

  /** 34 digits. */
  static final MathContext DIGITS = MathContext.DECIMAL128;

  /** Beyond this many digits before or after the point, a number is no quantity of anything. */
  private static final int MOST_DIGITS = 1000;

  private static final int MOST_PLAIN_DIGITS = 40;

  private Numbers() {}

  /** Whether a number is so large or so small that it would take long to write out. */
  static boolean extreme(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
        || Math.abs((long) number.scale()) > MOST_DIGITS;
  }

  /**
   * Refuses extreme numbers.
   *
   * @throws ToolFailure if one of them is
   */
  static void check(BigDecimal... numbers) {
    for (BigDecimal number : numbers) {
      if (extreme(number)) {
        throw ToolFailure.retry(
            "The numbers are too large or too small: at most " + MOST_DIGITS + " digits.");
      }
    }
  }

  /** Tells a number as people write it, if that is not too long. */
  static String text(BigDecimal number) {
    BigDecimal shortest = number.round(DIGITS).stripTrailingZeros();
    boolean plain =
        Math.abs((long) shortest.precision() - shortest.scale()) <= MOST_PLAIN_DIGITS
            && Math.abs(shortest.scale()) <= MOST_PLAIN_DIGITS;
    return plain ? shortest.toPlainString() : shortest.toString();
  }
}
