package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long Ollama keeps a model after a request: seconds, or a text with units; negative is ever.
 */
final class KeepAlive {

  static final Duration DEFAULT = Duration.ofMinutes(5);

  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

  private KeepAlive() {}

  /**
   * The time that a request asks for.
   *
   * @throws IllegalArgumentException if it is none, in Ollama's words
   */
  static Duration of(JsonNode asked) {
    if (asked.isNumber()) {
      return orForever(asked.asDouble() < 0, Duration.ofMillis((long) (asked.asDouble() * 1000)));
    }
    return asked.isTextual() ? parse(asked.textValue()) : DEFAULT;
  }

  private static Duration parse(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    if (!digits.matches("(" + PART.pattern() + ")+")) {
      boolean number = digits.matches("\\d+(\\.\\d+)?");
      String problem = number ? "missing unit in duration" : "invalid duration";
      throw new IllegalArgumentException("time: " + problem + " \"" + text + "\"");
    }
    double millis = 0;
    Matcher part = PART.matcher(digits);
    while (part.find()) {
      millis += Double.parseDouble(part.group(1)) * unit(part.group(2));
    }
    return orForever(negative, Duration.ofMillis((long) millis));
  }

  private static Duration orForever(boolean negative, Duration time) {
    return negative ? Models.FOREVER : time;
  }

  private static long unit(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      default -> 3_600_000;
    };
  }
}
