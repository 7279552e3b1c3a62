package io.hearthlink.config;

import io.hearthlink.error.ConfigurationException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What may be called: everything, unless the system property {@code hearthlink.allowed-calls} is
 * set, as a test run does that must not reach real models. It is read at each call, since tests
 * change it. It names addresses as {@code host:port}, and {@code embedded} for the embedded engine,
 * separated by commas; any other word, such as {@code none}, allows nothing. Stateless.
 */
public final class AllowedCalls {

  /** The name of the system property. */
  public static final String PROPERTY = "hearthlink.allowed-calls";

  private static final String EMBEDDED = "embedded";

  private AllowedCalls() {}

  /** Whether the server of {@code url} may be called. */
  public static boolean allow(URI url) {
    return allow(address(url));
  }

  /**
   * Refuses a call to a server that may not be called.
   *
   * @throws ConfigurationException if the property does not name its address
   */
  public static void require(URI url) {
    require(address(url));
  }

  /**
   * Refuses a call to the embedded engine where it may not be called.
   *
   * @throws ConfigurationException if the property does not name it
   */
  public static void requireEmbedded() {
    require(EMBEDDED);
  }

  private static boolean allow(String address) {
    String allowed = System.getProperty(PROPERTY);
    return allowed == null || names(allowed).contains(address);
  }

  private static void require(String address) {
    String allowed = System.getProperty(PROPERTY);
    if (allowed != null && !names(allowed).contains(address)) {
      throw new ConfigurationException(
          "A call to "
              + address
              + " is not allowed in this run, since the system property "
              + PROPERTY
              + " does not name it. Use a fake model or server, or add "
              + address
              + " to the property.",
          PROPERTY,
          "system property",
          0,
          0,
          names(allowed),
          null);
    }
  }

  private static List<String> names(String allowed) {
    return Stream.of(allowed.toLowerCase(Locale.ROOT).split(",")).map(String::strip).toList();
  }

  private static String address(URI url) {
    int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
