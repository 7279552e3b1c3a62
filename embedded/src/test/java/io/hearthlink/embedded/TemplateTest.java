package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void hidesWhatTheNativeTemplateGarblesAndLeavesTheRest() {
    String text = "a\uE000é漢😀b🎉😀";
    Template template = new Template(text);
    String empty = template.empty();
    assertThat(template.hide(text)).isEqualTo("a\uE000é漢\uE002b\uE003\uE002");
    assertThat(template.empty()).isEqualTo(empty).isEqualTo("\uE001");
    assertThat(template.pairs()).containsExactly("\uE001", "", "\uE002", "😀", "\uE003", "🎉");
  }
}
