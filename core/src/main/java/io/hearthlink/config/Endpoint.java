package io.hearthlink.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the address of a server, and cuts off what every backend adds by itself. */
final class Endpoint {

  private static final int LAST_PORT = 65_535;

  private Endpoint() {}

  /** The address without a trailing {@code /} or {@code /v1}. */
  static @Nullable String of(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String url = written.strip();
    check(url);
    return shortened(url);
  }

  private static void check(String url) {
    // what stands before an @, or behind a ?, may be a password
    String shown = url.matches("(?s).*[@?#].*") ? "it" : Check.shown(url);
    String lower = url.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      throw bad(shown + " does not start with http:// or https://");
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw bad(shown + " is no URL");
    }
    String authority = uri.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw bad("it holds a user or password; use llm.api_key or llm.headers");
    }
    if (uri.getHost() == null) {
      throw bad(shown + " names no host that a URL can have (letters, digits, - and . only)");
    }
    if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
      throw bad(shown + " has no port from 1 to " + LAST_PORT);
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw bad("it has a query or a fragment, which no backend can add a path to");
    }
  }

  /**
   * What stays is not shortened a second time: a path of /v1/v1 is gone, a host called v1 stays.
   */
  private static String shortened(String url) {
    int host = url.indexOf("://") + 3;
    int end = url.length();
    while (end > host) {
      if (url.charAt(end - 1) == '/') {
        end--;
      } else if (end - 3 >= host && url.startsWith("/v1", end - 3)) {
        end -= 3;
      } else {
        break;
      }
    }
    return url.substring(0, end);
  }

  private static BadValue bad(String problem) {
    return BadValue.of("endpoint", problem);
  }
}
