package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.config.AllowedCalls;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.RealCalls;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test run can keep Hearthlink from real models. */
@Tag("fast")
class AllowedCallsTest {

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "lmstudio", "custom"})
  void a_call_to_a_real_server_is_refused_before_it_is_made(String backend) {
    try (RealCalls forbidden = RealCalls.forbid();
        Hearthlink hearth = at(backend, "http://127.0.0.1:1")) {
      assertThat(forbidden).isNotNull();

      assertThatThrownBy(() -> hearth.client().generate("Hi"))
          .isInstanceOfSatisfying(
              ConfigurationException.class,
              e -> {
                assertThat(e.key()).isEqualTo(AllowedCalls.PROPERTY);
                assertThat(e.source()).isEqualTo("system property");
                assertThat(e.allowed()).isNotEmpty().doesNotContain("127.0.0.1:1");
                assertThat(e.retryable()).isFalse();
              })
          .hasMessageContainingAll("127.0.0.1:1", "fake model", AllowedCalls.PROPERTY);
      assertThatThrownBy(() -> hearth.client().stream("Hi", text -> {}).await())
          .isInstanceOf(ConfigurationException.class);
    }
  }

  @Test
  void a_fake_server_and_what_is_allowed_are_called() {
    try (RealCalls forbidden = RealCalls.forbid();
        RealCalls more = RealCalls.allow("127.0.0.1:1");
        FakeServer server = FakeServer.ollama().answer("Hello").start();
        Hearthlink fake = at("ollama", "http://LOCALHOST:" + server.port());
        Hearthlink allowed = at("ollama", "http://localhost:1")) {
      assertThat(forbidden).isNotSameAs(more);

      assertThat(fake.client().generate("Hi").text()).isEqualTo("Hello");
      assertThatThrownBy(() -> allowed.client().generate("Hi"))
          .isInstanceOf(ConnectionException.class);
    }
  }

  @Test
  void nothing_is_looked_for_at_the_default_addresses() {
    try (RealCalls forbidden = RealCalls.forbid();
        Hearthlink hearth = Hearthlink.builder().build()) {
      assertThat(forbidden).isNotNull();

      assertThat(hearth.detect())
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.problem()).contains(AllowedCalls.PROPERTY));
    }
  }

  @Test
  void everything_is_allowed_afterwards() {
    RealCalls.forbid().close();
    try (Hearthlink hearth = at("ollama", "http://127.0.0.1:1")) {
      assertThatThrownBy(() -> hearth.client().generate("Hi"))
          .isInstanceOf(ConnectionException.class);
    }
  }

  @Test
  void both_modules_mean_the_same_property() {
    assertThat(AllowedCalls.PROPERTY).isEqualTo(RealCalls.PROPERTY);
  }

  private static Hearthlink at(String backend, String endpoint) {
    return Hearthlink.builder().backend(backend).endpoint(endpoint).model("any").build();
  }
}
