package io.hearthlink.verification.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.verification.report.Suite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came out of one run, by channel. Thread-safe. */
final class Evidence {

  private final Canary canary;
  private final Map<Channel, List<String>> leaks = new EnumMap<>(Channel.class);

  Evidence(Canary canary) {
    this.canary = canary;
  }

  /** Looks at what came out of a channel; {@code place} says where exactly. */
  synchronized void add(Channel channel, String place, @Nullable String text) {
    List<String> found = leaks.computeIfAbsent(channel, key -> new ArrayList<>());
    channel.leaks(canary, String.valueOf(text)).forEach(leak -> found.add(place + ": " + leak));
  }

  /** Looks at a failure as it is printed, with all that hangs on it. */
  void failure(Throwable failure) {
    add(Channel.FAILURE, failure.getClass().getSimpleName(), trace(failure));
  }

  static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** What a channel has shown so far. */
  synchronized List<String> leaks(Channel channel) {
    return List.copyOf(leaks.getOrDefault(channel, List.of()));
  }

  /** Counts a cell for each channel that was looked at, and fails if one has shown something. */
  synchronized void judge(Suite suite, String name) {
    leaks.forEach((channel, found) -> suite.cell(name + " " + channel, found));
    assertThat(leaks)
        .as("%s", name)
        .isNotEmpty()
        .allSatisfy((c, found) -> assertThat(found).isEmpty());
  }
}
