package io.hearthlink.cli;

import io.hearthlink.config.Timeouts;
import io.hearthlink.engine.ChatState;
import io.hearthlink.engine.EngineInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what a call waits for before its first word, and which timeout will end that. */
final class WaitNote {

  private final EngineInfo engine;
  private final Timeouts timeouts;
  private volatile ChatState state = ChatState.LOADING;

  WaitNote(EngineInfo engine, Timeouts timeouts) {
    this.engine = engine;
    this.timeouts = timeouts;
  }

  /** The call has come this far. */
  void reached(ChatState state) {
    this.state = state;
  }

  /** What to say after this time; null once the answer comes, and while tools run. */
  @Nullable String after(Duration waited) {
    String time = seconds(waited);
    return switch (state) {
      case QUEUED -> "Waiting for a turn at " + where() + ": " + time + " so far." + total();
      case LOADING ->
          "Waiting for "
              + where()
              + ", which loads "
              + engine.model()
              + " or reads the prompt: "
              + time
              + " so far. "
              + limit("load", "--load-timeout", timeouts.load());
      case PROMPT ->
          "Waiting for the first word of "
              + where()
              + ": "
              + time
              + " so far. "
              + limit("idle", "--timeout", timeouts.idle());
      case ANSWERING, TOOLS -> null;
    };
  }

  private String where() {
    return engine.endpoint() == null
        ? engine.backend()
        : engine.backend() + " at " + engine.endpoint();
  }

  private String limit(String name, String option, Duration limit) {
    Duration total = timeouts.total();
    if (total != null && total.compareTo(limit) < 0) {
      return total().strip();
    }
    return "The timeout " + name + " ends this after " + seconds(limit) + " (" + option + ").";
  }

  private String total() {
    Duration total = timeouts.total();
    return total == null ? "" : " The timeout total ends this after " + seconds(total) + ".";
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
