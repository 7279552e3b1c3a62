package io.hearthlink.transport;

import org.jspecify.annotations.Nullable;

/** Cuts a streamed body into events, as the format frames them. Not thread-safe. */
final class EventReader {

  /**
   * One event.
   *
   * @param name its name; null where it has none
   * @param data its text
   * @param complete whether it had its end, and was not cut by the end of the body
   */
  record Event(@Nullable String name, String data, boolean complete) {}

  private final LineReader lines;
  private final Wire.Framing framing;

  EventReader(LineReader lines, Wire.Framing framing) {
    this.lines = lines;
    this.framing = framing;
  }

  /** The next event; null once the body is at its end. */
  @Nullable Event next() {
    return framing == Wire.Framing.SSE ? nextSse() : nextLine();
  }

  private @Nullable Event nextLine() {
    String line;
    do {
      line = lines.next();
    } while (line != null && line.isBlank());
    return line == null ? null : new Event(null, line, lines.terminated());
  }

  private @Nullable Event nextSse() {
    String name = null;
    String data = null;
    StringBuilder more = null;
    while (true) {
      String line = lines.next();
      if (line == null || line.isEmpty()) {
        if (data != null) {
          return new Event(name, more == null ? data : more.toString(), line != null);
        }
        if (line == null) {
          return null;
        }
        name = null;
      } else if (line.startsWith("data:")) {
        String value = value(line, 5);
        if (data == null) {
          data = value;
        } else {
          more = more == null ? new StringBuilder(data) : more;
          lines.refuseBeyondLimit(more.append('\n').append(value).length());
        }
      } else if (line.startsWith("event:")) {
        name = value(line, 6);
      } else if (line.charAt(0) == '{' || line.charAt(0) == '<') {
        // not an event stream at all: the rest of the body belongs to this one value
        return new Event(null, line + rest(), true);
      }
    }
  }

  private String rest() {
    StringBuilder rest = new StringBuilder();
    for (String line = lines.next(); line != null; line = lines.next()) {
      rest.append('\n').append(line);
    }
    return rest.toString();
  }

  private static String value(String line, int from) {
    return line.length() > from && line.charAt(from) == ' '
        ? line.substring(from + 1)
        : line.substring(from);
  }
}
