package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.Hearthlink;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.testkit.RealCalls;
import org.junit.jupiter.api.Test;

/** The embedded engine is a real model, too. */
class AllowedCallsTest {

  @Test
  void a_test_run_can_forbid_and_allow_it() {
    try (RealCalls forbidden = RealCalls.forbid();
        Hearthlink hearth = Hearthlink.builder().build()) {
      assertThat(forbidden).isNotNull();
      assertThatThrownBy(() -> hearth.client().generate(EmberPrompts.HELLO))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("A call to embedded is not allowed");

      try (RealCalls allowed = RealCalls.allow("embedded")) {
        assertThat(allowed).isNotNull();
        assertThat(hearth.client().generate(EmberPrompts.HELLO).text()).isNotBlank();
      }
    }
  }
}
