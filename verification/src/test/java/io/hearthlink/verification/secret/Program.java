package io.hearthlink.verification.secret;

import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.config.LoggingConfig;
import io.hearthlink.config.Timeouts;
import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A program that uses the library, and all that it can see of one call. */
final class Program {

  private static final LoggingConfig LOUD =
      new LoggingConfig(LoggingConfig.Level.TRACE, true, true);

  private final Canary canary;
  private final Evidence evidence;
  private final Scenario scenario;
  private final boolean loud;
  private final List<Object> held = new CopyOnWriteArrayList<>();
  private volatile @Nullable Runnable cancel;

  Program(Canary canary, Evidence evidence, Scenario scenario, boolean loud) {
    this.canary = canary;
    this.evidence = evidence;
    this.scenario = scenario;
    this.loud = loud;
  }

  /** Calls; what it has in its hands then is walked through. */
  void call(Speech speech, Way way, ObjectWalk walk) {
    Thread caller = Thread.currentThread();
    try (Recorder recorder = Recorder.start(evidence);
        FakeServer server =
            way.chats()
                ? scenario.open(speech, canary, () -> asked(caller))
                : scenario.openForAll(speech, canary, () -> asked(caller));
        Hearthlink hearth = hearth(speech, server.url())) {
      try {
        way.ask(hearth, this);
      } catch (RuntimeException failure) {
        evidence.failure(failure);
        held.add(failure);
      }
      // an interrupt that nobody waited for is of this call, not of the next
      Thread.interrupted();
      walk.from(hearth, hearth.config(), held);
      evidence.add(Channel.LOG, "lines", String.valueOf(recorder.lines()));
    }
  }

  private Hearthlink hearth(Speech speech, String url) {
    Timeouts limits = new Timeouts(connect(), load(), Duration.ofSeconds(5), null);
    var builder = speech.hearth(url, canary).llm(llm -> llm.timeouts(limits));
    if (loud) {
      builder
          .llm(llm -> llm.logging(LOUD))
          .wireLog(line -> evidence.add(Channel.WIRE_LOG, "line", line));
    }
    return builder.build();
  }

  /** Also what questions about a server are given, for their whole. */
  private Duration connect() {
    return scenario == Scenario.SILENCE ? Duration.ofMillis(300) : Duration.ofSeconds(5);
  }

  private Duration load() {
    return scenario == Scenario.SILENCE ? Duration.ofMillis(30) : Duration.ofSeconds(10);
  }

  private void asked(Thread caller) {
    Thread.getAllStackTraces()
        .keySet()
        .forEach(thread -> evidence.add(Channel.THREAD, "name", thread.toString()));
    if (scenario == Scenario.CANCEL) {
      Runnable known = cancel;
      if (known == null) {
        caller.interrupt();
      } else {
        known.run();
      }
    }
  }

  String question() {
    return canary.question();
  }

  CallOptions options() {
    return CallOptions.DEFAULT.withSystem(canary.question()).withStop(canary.words());
  }

  /** The program has this in its hands. */
  void holds(Object object) {
    held.add(object);
  }

  /** How the call is cancelled; else its caller is interrupted. */
  void cancelsWith(Runnable action) {
    cancel = action;
  }

  /** A listener of LangChain4j heard this. */
  void heard(@Nullable Object... told) {
    for (Object object : told) {
      evidence.add(Channel.LISTENER, "context", String.valueOf(object));
    }
  }
}
