package io.hearthlink.transport;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A complete reply of a server. Immutable.
 *
 * @param status HTTP status
 * @param headers by name, whatever its case
 * @param body as text, cut at the limit of the transport
 */
public record Reply(int status, Map<String, List<String>> headers, String body) {

  /** Copies the headers so that their names are found in any case. */
  public Reply {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = copy;
  }

  /** Whether the status is 2xx. */
  public boolean successful() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header; null where there is none. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Whether the body says that it is a web page. */
  public boolean html() {
    return isOf("text/html", header("Content-Type"));
  }

  /** Whether a header says that a body is of this media type, which has no case. */
  static boolean isOf(String mediaType, @Nullable String contentType) {
    return contentType != null
        && contentType.regionMatches(true, 0, mediaType, 0, mediaType.length());
  }

  Reply withBody(String other) {
    return new Reply(status, headers, other);
  }

  /** Leaves headers and body out, which may hold content or secrets. */
  @Override
  public String toString() {
    return "Reply[" + status + ", " + body.length() + " chars]";
  }
}
