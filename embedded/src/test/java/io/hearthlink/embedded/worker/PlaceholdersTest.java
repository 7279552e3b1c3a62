package io.hearthlink.embedded.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

  @Test
  void putsTheOriginalsBack() {
    List<String> pairs = List.of("\uE001", "", "\uE002", "😀");
    assertThat(Placeholders.restore("a\uE000\uE001b\uE002", pairs)).isEqualTo("a\uE000b😀");
    assertThat(Placeholders.restore("a\uE001", List.of())).isEqualTo("a\uE001");
  }
}
