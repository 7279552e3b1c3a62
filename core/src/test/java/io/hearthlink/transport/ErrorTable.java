package io.hearthlink.transport;

import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.UnsupportedFeatureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads the tables of errors, and puts an exception into their words. */
final class ErrorTable {

  private ErrorTable() {}

  /** The rows of a table among the test resources, without its heading. */
  static Stream<List<String>> rows(String resource) {
    return text(resource).lines().skip(1).map(line -> List.of(line.split("\t", -1)));
  }

  static String text(String resource) {
    try (InputStream in = ErrorTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  /** Headers written as {@code name: value; name: value}. */
  static Map<String, List<String>> headers(String text) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String header : text.split(";(?= [\\w-]+:)", -1)) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        headers.put(
            header.substring(0, colon).strip(), List.of(header.substring(colon + 1).strip()));
      }
    }
    return headers;
  }

  /** Class, what only this class knows, {@code retryable}, and the wait that was asked for. */
  static String outcome(LlmException failure) {
    StringBuilder words = new StringBuilder(failure.getClass().getSimpleName());
    if (failure instanceof ContextLengthException context) {
      words.append(' ').append(number(context.needed()));
      words.append('/').append(number(context.available()));
    } else if (failure instanceof UnsupportedFeatureException unsupported) {
      words.append(' ').append(unsupported.feature());
    } else if (failure instanceof TimeoutException timeout) {
      words.append(' ').append(timeout.phase());
    } else if (failure instanceof ModelLoadException load && load.loading()) {
      words.append(" loading");
    }
    if (failure.retryable()) {
      words.append(" retryable");
    }
    failure.retryAfter().ifPresent(wait -> words.append(" retry-after ").append(wait.toSeconds()));
    return words.toString();
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : "?";
  }
}
