package io.hearthlink.tools;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Java types that are text in JSON, and how that text looks. */
final class TextForms {

  private static final Map<Class<?>, String> FORMS =
      Map.ofEntries(
          Map.entry(LocalDate.class, "a date such as 2026-11-24"),
          Map.entry(LocalTime.class, "a time such as 17:30"),
          Map.entry(LocalDateTime.class, "a date and time such as 2026-11-24T17:30"),
          Map.entry(Instant.class, "a point in time such as 2026-11-24T17:30:00Z"),
          Map.entry(OffsetDateTime.class, "a point in time such as 2026-11-24T17:30:00+01:00"),
          Map.entry(ZonedDateTime.class, "a point in time such as 2026-11-24T17:30:00+01:00"),
          Map.entry(Duration.class, "a duration such as PT1H30M"),
          Map.entry(Period.class, "a period such as P2M10D"),
          Map.entry(ZoneId.class, "a time zone such as Europe/Paris"),
          Map.entry(UUID.class, "a UUID"),
          Map.entry(URI.class, "a URI"));

  private TextForms() {}

  /** Whether a type is text in JSON. */
  static boolean is(Class<?> type) {
    return FORMS.containsKey(type)
        || CharSequence.class.isAssignableFrom(type)
        || type == Character.class;
  }

  /** Adds to a description how the text looks. */
  static @Nullable String describe(Class<?> type, @Nullable String description) {
    String form = FORMS.get(type);
    if (form == null || description == null) {
      return description == null ? form : description;
    }
    return description + ", " + form;
  }

  /** What a value of the type is, for a message. */
  static String of(Class<?> type) {
    return FORMS.getOrDefault(type, "a value for " + type.getSimpleName());
  }
}
