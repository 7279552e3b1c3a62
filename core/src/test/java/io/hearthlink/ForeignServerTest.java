package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.LeavesBehind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers and does not speak HTTP is named as such. */
@Tag("fast")
@LeavesBehind(
    value = "socket .*",
    because = "the JDK lets go of no connection on which no head of HTTP came")
class ForeignServerTest {

  @ParameterizedTest
  @EnumSource(StreamTruthTest.Wire.class)
  void garbageForAHeadIsMalformed(StreamTruthTest.Wire wire) {
    FakeReply garbage = FakeReply.raw("%%%\r\n\r\n");
    try (FakeServer server = wire.server().model("m").answer(garbage).start();
        Hearthlink hearth = wire.hearth(server.url())) {
      LlmException failure =
          catchThrowableOfType(LlmException.class, () -> hearth.client().generate("Hi"));

      assertThat(failure).isExactlyInstanceOf(MalformedResponseException.class);
      assertThat(failure).hasMessageContainingAll(server.url(), "does not speak HTTP");
      assertThat(failure.retryable()).isFalse();
    }
  }
}
