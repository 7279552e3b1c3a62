package io.hearthlink.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes a number for a schema: a random step of those that lie within its bounds. */
final class NumberData {

  private static final BigDecimal USUAL = new BigDecimal(100);
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private NumberData() {}

  static BigDecimal of(JsonNode schema, boolean whole, Random random) {
    BigDecimal low = bound(schema, "minimum", "exclusiveMinimum", 1);
    BigDecimal high = bound(schema, "maximum", "exclusiveMaximum", -1);
    if (low == null) {
      low = high == null ? BigDecimal.ZERO : high.subtract(USUAL).min(BigDecimal.ZERO);
    }
    if (high == null) {
      high = low.add(USUAL).max(low.abs());
    }
    BigDecimal step = step(schema, whole);
    boolean openLow = excludes(schema, "exclusiveMinimum", low);
    boolean openHigh = excludes(schema, "exclusiveMaximum", high);
    BigInteger first = low.divide(step, 0, RoundingMode.CEILING).toBigInteger();
    BigInteger last = high.divide(step, 0, RoundingMode.FLOOR).toBigInteger();
    if (openLow && step.multiply(new BigDecimal(first)).compareTo(low) == 0) {
      first = first.add(BigInteger.ONE);
    }
    if (openHigh && step.multiply(new BigDecimal(last)).compareTo(high) == 0) {
      last = last.subtract(BigInteger.ONE);
    }
    if (first.compareTo(last) <= 0) {
      BigInteger chosen = first.add(within(last.subtract(first), random));
      return readable(step.multiply(new BigDecimal(chosen)));
    }
    boolean between = !whole && !schema.has("multipleOf") && low.compareTo(high) <= 0;
    if (between && (low.compareTo(high) < 0 || !(openLow || openHigh))) {
      return readable(low.add(high).divide(BigDecimal.valueOf(2)));
    }
    throw new NoDataException("no number lies within its bounds");
  }

  /** The bound that counts; null where there is none. */
  private static @Nullable BigDecimal bound(JsonNode schema, String closed, String open, int sign) {
    if (schema.path(open).isBoolean()) {
      throw new NoDataException("a boolean " + open + " is not supported");
    }
    BigDecimal a = schema.has(closed) ? schema.get(closed).decimalValue() : null;
    BigDecimal b = schema.has(open) ? schema.get(open).decimalValue() : null;
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) * sign >= 0 ? a : b;
  }

  private static boolean excludes(JsonNode schema, String open, BigDecimal bound) {
    return schema.has(open) && schema.get(open).decimalValue().compareTo(bound) == 0;
  }

  /** What all numbers are multiples of. */
  private static BigDecimal step(JsonNode schema, boolean whole) {
    if (!schema.has("multipleOf")) {
      return whole ? BigDecimal.ONE : HUNDREDTH;
    }
    BigDecimal multiple = schema.get("multipleOf").decimalValue().stripTrailingZeros();
    if (multiple.signum() <= 0) {
      throw new NoDataException("multipleOf is not positive");
    }
    if (!whole || multiple.scale() <= 0) {
      return multiple;
    }
    BigInteger parts = BigInteger.TEN.pow(multiple.scale());
    BigInteger count = multiple.unscaledValue();
    // the least whole number of such parts
    return new BigDecimal(count.divide(count.gcd(parts)));
  }

  private static BigInteger within(BigInteger most, Random random) {
    BigInteger found = new BigInteger(most.bitLength() + 1, random);
    return found.mod(most.add(BigInteger.ONE));
  }

  /** Without an exponent, and without zeros at the end. */
  private static BigDecimal readable(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
