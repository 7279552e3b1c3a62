package io.hearthlink.transport;

import io.hearthlink.config.AllowedCalls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether anything listens at an address, without speaking to it. A plain socket is ready long
 * before an HTTP client is, which counts where a program has only just started.
 */
public final class Reachability {

  private Reachability() {}

  /**
   * Why nothing can be reached at {@code url}, in a few words such as {@code connection refused};
   * null where a connection can be made.
   *
   * @param patience for each address of the host
   */
  public static @Nullable String problem(String url, Duration patience) {
    URI uri = URI.create(url);
    if (!AllowedCalls.allow(uri)) {
      return "not allowed by " + AllowedCalls.PROPERTY;
    }
    int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    String problem = "unknown host";
    try {
      for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
        problem = problem(new InetSocketAddress(address, port), patience);
        if (problem == null) {
          return null;
        }
      }
    } catch (UnknownHostException e) {
      return problem;
    }
    return problem;
  }

  private static @Nullable String problem(InetSocketAddress address, Duration patience) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) patience.toMillis());
      return null;
    } catch (SocketTimeoutException e) {
      return "no connection within " + patience.toMillis() + " ms";
    } catch (ConnectException e) {
      return "connection refused";
    } catch (IOException e) {
      return "connection failed";
    }
  }
}
