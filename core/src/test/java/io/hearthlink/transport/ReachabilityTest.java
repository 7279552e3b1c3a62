package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeServer;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ReachabilityTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void aServerThatListensIsReachedAndHearsNothing() {
    try (FakeServer server = FakeServer.ollama().start()) {
      assertThat(Reachability.problem(server.url() + "/v1", PATIENCE)).isNull();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void whatCannotBeReachedIsNamed() {
    try (FakeServer refusing = FakeServer.refusing()) {
      assertThat(Reachability.problem(refusing.url(), PATIENCE)).isEqualTo("connection refused");
    }
  }

  @Test
  void anUnknownHostIsNamed() {
    // no resolver looks up a name whose first part is longer than names may be
    String url = "http://" + "x".repeat(64) + ".invalid";
    assertThat(Reachability.problem(url, PATIENCE)).isEqualTo("unknown host");
  }
}
