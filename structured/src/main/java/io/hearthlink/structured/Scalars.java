package io.hearthlink.structured;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The types that are one value of JSON, and their schemas. */
final class Scalars {

  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?";

  private static final Map<Class<?>, ObjectNode> ALL =
      Map.ofEntries(
          entry(String.class, type("string")),
          entry(char.class, type("string").put("minLength", 1).put("maxLength", 1)),
          entry(Character.class, type("string").put("minLength", 1).put("maxLength", 1)),
          entry(boolean.class, type("boolean")),
          entry(Boolean.class, type("boolean")),
          entry(byte.class, type("integer")),
          entry(Byte.class, type("integer")),
          entry(short.class, type("integer")),
          entry(Short.class, type("integer")),
          entry(int.class, type("integer")),
          entry(Integer.class, type("integer")),
          entry(long.class, type("integer")),
          entry(Long.class, type("integer")),
          entry(BigInteger.class, type("integer")),
          entry(float.class, type("number")),
          entry(Float.class, type("number")),
          entry(double.class, type("number")),
          entry(Double.class, type("number")),
          entry(BigDecimal.class, type("number")),
          entry(UUID.class, format("uuid")),
          entry(URI.class, format("uri")),
          entry(Instant.class, format("date-time")),
          entry(OffsetDateTime.class, format("date-time")),
          entry(ZonedDateTime.class, format("date-time")),
          entry(OffsetTime.class, format("time")),
          entry(LocalDate.class, format("date")),
          // the formats of JSON Schema demand a zone
          entry(LocalDateTime.class, pattern(DAY + "T" + CLOCK, "date and time without a zone")),
          entry(LocalTime.class, pattern(CLOCK, "time without a zone")),
          entry(Duration.class, format("duration")),
          entry(Period.class, format("duration")),
          entry(Year.class, type("integer")),
          entry(YearMonth.class, pattern("[0-9]{4}-(0[1-9]|1[0-2])", "year and month")),
          entry(JsonNode.class, JsonNodeFactory.instance.objectNode()));

  private Scalars() {}

  static boolean has(Class<?> type) {
    return ALL.containsKey(type);
  }

  /** The schema of a type; null where it is none of these. */
  static @Nullable ObjectNode schema(Class<?> type) {
    ObjectNode schema = ALL.get(type);
    return schema == null ? null : schema.deepCopy();
  }

  private static ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static ObjectNode format(String format) {
    return type("string").put("format", format);
  }

  private static ObjectNode pattern(String pattern, String description) {
    return type("string").put("pattern", "^" + pattern + "$").put("description", description);
  }
}
