package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  /** Its threads come and go among those of the others. */
  private static Set<Thread> openAskAndClose(URI server) {
    try (JdkClient client = JdkClient.create(Duration.ofSeconds(10))) {
      HttpRequest request = HttpRequest.newBuilder(server).build();
      client.client().sendAsync(request, HttpResponse.BodyHandlers.discarding()).join();
      return client.selectors();
    }
  }
}
