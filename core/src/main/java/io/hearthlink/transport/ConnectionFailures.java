package io.hearthlink.transport;

import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.TimeoutException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what a failure before the first header means. */
final class ConnectionFailures {

  private static final int CHAIN = 10;

  private ConnectionFailures() {}

  /** The exception for {@code failure}; never throws. */
  static LlmException exception(Throwable failure, ErrorContext context) {
    List<Throwable> chain = chain(failure);
    LlmException known = find(chain, LlmException.class);
    if (known != null) {
      return known;
    }
    if (find(chain, InterruptedException.class) != null
        || find(chain, CancellationException.class) != null) {
      return new CancelledException(
          "The call to " + context.where() + " was cancelled.", context, failure);
    }
    if (find(chain, HttpTimeoutException.class) != null) {
      return timeout(chain, context, failure);
    }
    String absent = absent(chain);
    if (absent != null) {
      String server = context.endpoint() == null ? "" : " at " + context.endpoint();
      String message = "No model server answers" + server + " (" + absent + "). ";
      return new ConnectionException(message + ServerAdvice.start(context), context, failure);
    }
    if (find(chain, IllegalArgumentException.class) != null) {
      // no cause: the JDK's message repeats the value of a header that it refuses
      return new InvalidRequestException(
          "No request could be made for "
              + context.where()
              + ": llm.endpoint, llm.headers or llm.api_key holds a character that HTTP forbids.",
          context);
    }
    return broken(chain, context, failure);
  }

  /** Whether the connection ended before the first byte of a reply. */
  static boolean withoutByte(Throwable failure) {
    return words(chain(failure)).contains("received no bytes");
  }

  private static LlmException timeout(
      List<Throwable> chain, ErrorContext context, Throwable failure) {
    boolean connect = find(chain, HttpConnectTimeoutException.class) != null;
    TimeoutException.Phase phase =
        connect ? TimeoutException.Phase.CONNECT : TimeoutException.Phase.LOAD;
    String message =
        connect
            ? "No connection to "
                + context.where()
                + " in time (llm.timeouts.connect). "
                + ServerAdvice.start(context)
            : context.where()
                + " sent nothing in time (llm.timeouts.load)."
                + " Wait longer, or use a smaller model.";
    return new TimeoutException(message, phase, null, context, failure);
  }

  /** Why nobody is there; null where somebody was. */
  private static @Nullable String absent(List<Throwable> chain) {
    if (find(chain, UnresolvedAddressException.class) != null
        || find(chain, UnknownHostException.class) != null) {
      return "unknown host";
    }
    if (find(chain, NoRouteToHostException.class) != null) {
      return "no route to the host";
    }
    if (find(chain, ConnectException.class) == null) {
      return null;
    }
    // the JDK leaves the message null for a refused connection, the root cause is a closed channel
    String words = words(chain);
    if (words.contains("timed out")) {
      return "the connection timed out";
    }
    return words.contains("unreachable") ? "the network is unreachable" : "connection refused";
  }

  private static LlmException broken(
      List<Throwable> chain, ErrorContext context, Throwable failure) {
    String words = words(chain);
    if (find(chain, SSLException.class) != null) {
      String message = "No secure connection to " + context.where() + ". ";
      String advice =
          "Most local servers speak http://; the certificate of one with https:// must be known to"
              + " Java.";
      return new ConnectionException(message + advice, context, failure);
    }
    if (find(chain, ProtocolException.class) != null || words.contains("invalid status line")) {
      String message = "What listens at " + context.where() + " does not speak HTTP.";
      // no cause: the JDK's message repeats what came
      return new MalformedResponseException(message + " Check llm.endpoint.", context);
    }
    String how = "broke";
    if (words.contains("reset")) {
      how = "was reset";
    } else if (find(chain, EOFException.class) != null
        || find(chain, ClosedChannelException.class) != null
        || words.contains("closed")
        || words.contains("no bytes")) {
      how = "was closed";
    }
    return new ConnectionException(
        "The connection to "
            + context.where()
            + " "
            + how
            + " before the answer began. See whether the server still runs; its log says more.",
        context,
        failure);
  }

  private static String words(List<Throwable> chain) {
    StringBuilder words = new StringBuilder();
    for (Throwable link : chain) {
      words.append(link.getMessage()).append('\n');
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  private static <T extends Throwable> @Nullable T find(List<Throwable> chain, Class<T> type) {
    for (Throwable link : chain) {
      if (type.isInstance(link)) {
        return type.cast(link);
      }
    }
    return null;
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable link = failure; link != null && chain.size() < CHAIN; link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }
}
