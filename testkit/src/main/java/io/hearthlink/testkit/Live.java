package io.hearthlink.testkit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that is alive in this process and has to be ended by whoever started it. */
sealed interface Live {

  /** What it is, for whoever looks for the place that did not end it. */
  String description();

  /** What is alive now, as far as it can be told apart from what the JDK and JUnit keep. */
  static Set<Live> now() {
    Set<Live> now = new HashSet<>();
    Stream.of(threads()).filter(Live::counts).map(Running::new).forEach(now::add);
    ProcessHandle.current().children().map(Child::new).forEach(now::add);
    OpenFiles.now().forEach((id, what) -> now.add(new Open(id, what)));
    return now;
  }

  /** Threads that stay for the rest of the process, or that nobody can end before Java 21. */
  Pattern KEPT =
      Pattern.compile(
          "process reaper.*|CompletableFutureDelayScheduler|ForkJoinPool\\.commonPool-.*"
              + "|Common-Cleaner|Cleaner-\\d+|Keep-Alive-.*|Attach Listener|Signal Dispatcher"
              + "|HttpClient-\\d+-.*|DestroyJavaVM|junit-.*|surefire-.*|ping-.*|jacoco.*");

  private static boolean counts(Thread thread) {
    return !KEPT.matcher(thread.getName()).matches()
        && !thread.getClass().getName().startsWith("org.junit.");
  }

  private static Thread[] threads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() * 2 + 16];
    return Arrays.copyOf(threads, root.enumerate(threads));
  }

  /** A thread. */
  record Running(Thread thread) implements Live {
    @Override
    public String description() {
      String at =
          Stream.of(thread.getStackTrace())
              .map(frame -> "\n    at " + frame)
              .collect(Collectors.joining());
      return (thread.isDaemon() ? "daemon thread " : "thread ")
          + thread.getName()
          + " ("
          + thread.getState()
          + ")"
          + at;
    }
  }

  /** A process that this one started. */
  record Child(ProcessHandle process) implements Live {
    @Override
    public String description() {
      return "process " + process.pid() + " " + process.info().command().orElse("");
    }
  }

  /**
   * A socket or a file.
   *
   * @param id tells it from one that is opened later under the same name
   */
  record Open(String id, String description) implements Live {}
}
