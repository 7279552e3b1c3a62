package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRefTest {

  @ParameterizedTest
  @CsvSource({
    "ollama:qwen3:4b, ollama, qwen3:4b",
    "lmstudio:qwen/qwen3-4b, lmstudio, qwen/qwen3-4b",
    "localai:phi-4, localai, phi-4",
    "llamacpp:x, llamacpp, x",
    "custom:x, custom, x",
    "embedded:ember, embedded, ember",
    "embedded:/path/model.gguf, embedded, /path/model.gguf",
    "embedded:C:\\x.gguf, embedded, C:\\x.gguf",
    "ollama:ollama:x, ollama, ollama:x",
    "'  ollama:x ', ollama, x",
    "qwen3:4b, , qwen3:4b",
    "hf.co/unsloth/Qwen3-4B-GGUF:Q4_K_M, , hf.co/unsloth/Qwen3-4B-GGUF:Q4_K_M",
    "C:\\x.gguf, , C:\\x.gguf",
    "ollama:, , ollama:",
    "ollama, , ollama",
    "Ollama:x, , Ollama:x",
    "auto:x, , auto:x",
    ":x, , :x",
  })
  void a_prefix_counts_only_if_it_is_a_backend_and_something_follows(
      String text, String backend, String model) {
    ModelRef ref = ModelRef.of(text);

    assertThat(ref).isEqualTo(new ModelRef(backend, model));
    assertThat(ref.explicitBackend().orElse(null)).isEqualTo(backend);
    assertThat(ref).hasToString(text.strip());
    assertThat(ModelRef.of(ref.toString())).isEqualTo(ref);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void a_blank_reference_is_refused(String text) {
    assertThatThrownBy(() -> ModelRef.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
