package io.hearthlink.tools;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time, for a model. Reads a clock and nothing else. Immutable and thread-safe. */
public final class TimeTools {

  private static final int LONGEST_ZONE = 64;

  private final Clock clock;

  /** Creates it on the clock of the system. */
  public TimeTools() {
    this(Clock.system(ZoneId.systemDefault()));
  }

  /**
   * Creates it.
   *
   * @param clock tells the time, and the zone where the model names none
   */
  public TimeTools(Clock clock) {
    this.clock = clock;
  }

  /**
   * The date and time to the minute, and the day of the week.
   *
   * @param zone name of a zone, an offset such as {@code UTC+2}, or the city of a zone; null is the
   *     zone of the clock
   * @throws ToolFailure if there is no such zone; the model may try another
   */
  @Tool(name = "current_time", value = "Get the current time in a time zone")
  public Now currentTime(
      @P(value = "IANA time zone, for example Europe/Paris", required = false)
          @Nullable String zone) {
    ZoneId id = zone == null || zone.isBlank() ? clock.getZone() : zone(zone.strip());
    ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(id);
    return new Now(
        id.getId(),
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT).format(now),
        now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /**
   * What time it is.
   *
   * @param zone the zone
   * @param time date and time as {@code 2026-11-24T17:30}
   * @param weekday the day of the week in English
   */
  public record Now(String zone, String time, String weekday) {}

  private static ZoneId zone(String name) {
    if (name.length() <= LONGEST_ZONE) {
      try {
        return ZoneId.of(name, ZoneId.SHORT_IDS);
      } catch (DateTimeException e) {
        String wanted = name.replace(' ', '_');
        // a model that knows no zone names its city; the shortest is the usual spelling
        String found =
            ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(wanted) || isCity(id, wanted))
                .min(Comparator.comparingInt(String::length).thenComparing(id -> id))
                .orElse(null);
        if (found != null) {
          return ZoneId.of(found);
        }
      }
    }
    throw ToolFailure.retry(
        "There is no such time zone. Give an IANA name, for example Europe/Paris.");
  }

  private static boolean isCity(String id, String name) {
    return id.indexOf('/') > 0
        && id.substring(id.lastIndexOf('/') + 1).equalsIgnoreCase(name)
        && !id.startsWith("Etc/");
  }
}
