package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class EventScanTest {

  private static final Set<String> REMARKABLE = Set.of("error", "finish");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish\":null}],\"error\":false}",
        "{\"id\":1,\"choices\":{\"a\":{\"b\":[[{}]]}},\"x\":\"finish\"}",
        "{\"choices\":[{\"content\":null}],\"content\":1}",
        " {\"choices\":0} ",
      })
  void ordinaryIsAnEventThatSaysNothingElse(String event) {
    assertThat(EventScan.ordinary(event, "choices", "content", REMARKABLE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "[{\"choices\":[]}]",
        "\"choices\"",
        "{}",
        "{\"a\":{\"choices\":[]}}",
        "{\"choices\":[]",
        "{\"choices\":[}",
        "{\"choices\":[]} {}",
        "{\"choices\":[]} x",
        "{\"choices\":[],\"error\":true}",
        "{\"choices\":[],\"error\":{}}",
        "{\"choices\":[],\"error\":\"\"}",
        "{\"choices\":[{\"finish\":\"stop\"}]}",
        "{\"choices\":[{\"a\":{\"finish\":0}}]}",
        "{\"choices\":[{\"delta\":{\"content\":{}}}]}",
        "{\"choices\":[{\"delta\":{\"content\":[{\"text\":\"a\"}]}}]}",
        "{\"choices\":[{\"content\":",
      })
  void everythingElseDeservesACloserLook(String event) {
    assertThat(EventScan.ordinary(event, "choices", "content", REMARKABLE)).isFalse();
  }
}
