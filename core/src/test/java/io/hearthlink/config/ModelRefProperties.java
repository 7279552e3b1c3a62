package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ModelRefProperties {

  @Property(tries = 500)
  void a_reference_reads_what_it_writes(@ForAll("references") String text) {
    Assume.that(!text.isBlank());
    ModelRef ref = ModelRef.of(text);

    assertThat(ModelRef.of(ref.toString())).isEqualTo(ref);
    assertThat(ref.toString()).isEqualTo(text.strip());
  }

  @Property(tries = 500)
  void a_prefix_counts_only_if_it_is_a_backend(@ForAll("references") String text) {
    Assume.that(!text.isBlank());
    ModelRef ref = ModelRef.of(text);

    assertThat(ref.model()).isNotBlank();
    if (ref.backend() == null) {
      assertThat(ref.model()).isEqualTo(text.strip());
    } else {
      assertThat(ModelRef.BACKENDS).contains(ref.backend());
    }
  }

  /** Names, backends, colons and white space in any order. */
  @Provide
  Arbitrary<String> references() {
    return Arbitraries.of("ollama", "embedded", "qwen3", "C", "\\x.gguf", ":", ":", " ", "4b", "\t")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }
}
