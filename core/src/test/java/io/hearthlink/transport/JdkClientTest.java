package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.ErrorContext;
import io.hearthlink.testkit.FakeServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JdkClientTest {

  private static final int THREADS = 12;

  @Test
  void each_client_ends_its_own_selector_and_no_other() {
    ExecutorService makers = Executors.newFixedThreadPool(THREADS);
    try (FakeServer server = FakeServer.ollama().start()) {
      URI uri = URI.create(server.url() + "/api/version");
      List<CompletableFuture<Set<Thread>>> clients =
          IntStream.range(0, 1000)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> openAskAndClose(uri), makers))
              .toList();
      Set<Thread> all = new HashSet<>();
      for (CompletableFuture<Set<Thread>> client : clients) {
        assertThat(client.join()).hasSize(1);
        all.addAll(client.join());
      }
      assertThat(all).hasSameSizeAs(clients);
    } finally {
      makers.shutdown();
    }
  }

  @Tag("fast")
  @Test
  void says_that_its_selector_has_died() throws InterruptedException {
    try (JdkClient client = JdkClient.create(Duration.ofSeconds(1))) {
      assertThat(client.hasDied()).isFalse();
      Thread selector = client.selectors().iterator().next();
      selector.interrupt();
      selector.join();
      assertThat(client.hasDied()).isTrue();
    }
  }

  @Tag("fast")
  @Test
  void its_threads_keep_no_program_alive() throws Exception {
    try (JdkClient client = JdkClient.create(Duration.ofSeconds(1))) {
      assertThat(client.selectors()).hasSize(1).allMatch(Thread::isDaemon);
      assertThat(client.threads().submit(Thread::currentThread).get()).matches(Thread::isDaemon);
    }
  }

  @Tag("fast")
  @Test
  void one_that_has_died_is_replaced_and_leaves_nothing() throws InterruptedException {
    List<JdkClient> made = new ArrayList<>();
    Supplier<JdkClient> maker =
        () -> {
          made.add(JdkClient.create(Duration.ofSeconds(10)));
          return made.get(made.size() - 1);
        };
    try (FakeServer server = FakeServer.ollama().start();
        HttpTransport transport = new HttpTransport(new JdkEngine(maker, WireLog.NONE))) {
      assertThat(version(transport, server).status()).isEqualTo(200);
      assertThat(version(transport, server).status()).isEqualTo(200);
      assertThat(made).hasSize(1);
      for (Thread selector : made.get(0).selectors()) {
        selector.interrupt();
        selector.join();
      }

      assertThat(version(transport, server).status()).isEqualTo(200);
      assertThat(made).hasSize(2);
      assertThat(made.get(0).threads().isShutdown()).isTrue();
    }
  }

  private static Reply version(HttpTransport transport, FakeServer server) {
    return transport.request(
        "GET",
        server.url() + "/api/version",
        Map.of(),
        null,
        Duration.ofSeconds(10),
        ErrorContext.NONE);
  }

  /** Its threads come and go among those of the others. */
  private static Set<Thread> openAskAndClose(URI server) {
    try (JdkClient client = JdkClient.create(Duration.ofSeconds(10))) {
      HttpRequest request = HttpRequest.newBuilder(server).build();
      client.client().sendAsync(request, HttpResponse.BodyHandlers.discarding()).join();
      return client.selectors();
    }
  }
}
