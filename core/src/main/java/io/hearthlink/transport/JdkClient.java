package io.hearthlink.transport;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An HTTP client of the JDK with what it lacks before Java 21: an end. Without one its selector
 * thread and the idle connections would stay until somebody collects garbage.
 *
 * @param client speaks HTTP/1.1
 * @param threads of the client, daemons
 * @param selectors the thread that holds the connections, if it could be found
 */
record JdkClient(HttpClient client, ExecutorService threads, Set<Thread> selectors)
    implements AutoCloseable {

  /** A thread is born into the group of its maker: that is how a selector is found. */
  private static final ThreadGroup SELECTORS = new ThreadGroup("hearthlink-http");

  static synchronized JdkClient create(Duration connectTimeout) {
    AtomicInteger number = new AtomicInteger();
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "hearthlink-http-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // LM Studio hangs on the upgrade to HTTP/2
            .connectTimeout(connectTimeout)
            .executor(threads);
    HttpClient client = CompletableFuture.supplyAsync(builder::build, JdkClient::runInGroup).join();
    Set<Thread> born = newSelectors();
    born.forEach(thread -> thread.setName("hearthlink-http-selector"));
    return new JdkClient(client, threads, born);
  }

  private static void runInGroup(Runnable task) {
    new Thread(SELECTORS, task, "hearthlink-http-maker").start();
  }

  /** Those that have their first name: the other threads of the group belong to other clients. */
  private static Set<Thread> newSelectors() {
    // what is too small for all is filled without a word, also with less than it can hold
    Thread[] threads = new Thread[2 * SELECTORS.activeCount() + 16];
    int count = SELECTORS.enumerate(threads);
    return Stream.of(threads)
        .limit(count)
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .collect(Collectors.toSet());
  }

  /**
   * Whether the thread that holds the connections has ended: any failure in it ends it, and then
   * every request would wait for its timeout.
   */
  boolean hasDied() {
    return !selectors.isEmpty() && selectors.stream().noneMatch(Thread::isAlive);
  }

  /** Closes the idle connections and ends the threads. Idempotent. */
  @Override
  public void close() {
    threads.shutdown();
    selectors.forEach(Thread::interrupt);
  }
}
