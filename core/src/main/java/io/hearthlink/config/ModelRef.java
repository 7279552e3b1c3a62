package io.hearthlink.config;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a model, and of the backend that has it: {@code ollama:qwen3:4b}, {@code mistral:7b},
 * {@code embedded:ember}. One string everywhere: in Java, YAML and on the command line. Immutable.
 *
 * <p>A prefix counts only if it is the name of a backend and something follows it; everything else,
 * colons included, is the name of the model on the configured backend.
 *
 * @param backend name of the backend; null means the configured one
 * @param model name of the model as its server knows it, or a path for {@code embedded}
 */
public record ModelRef(@Nullable String backend, String model) {

  /** The words that count as a prefix. */
  public static final Set<String> BACKENDS =
      Set.of("ollama", "lmstudio", "localai", "llamacpp", "custom", "embedded");

  /** Refuses an empty model name. */
  public ModelRef {
    if (model.isBlank()) {
      throw new IllegalArgumentException("the name of a model cannot be blank");
    }
  }

  /**
   * Reads a reference.
   *
   * @throws IllegalArgumentException if {@code text} is blank
   */
  public static ModelRef of(String text) {
    String ref = text.strip();
    int colon = ref.indexOf(':');
    if (colon > 0 && colon < ref.length() - 1 && BACKENDS.contains(ref.substring(0, colon))) {
      return new ModelRef(ref.substring(0, colon), ref.substring(colon + 1));
    }
    return new ModelRef(null, ref);
  }

  /** The backend, if the reference names one. */
  public Optional<String> explicitBackend() {
    return Optional.ofNullable(backend);
  }

  /** Returns the text that {@link #of} reads. */
  @Override
  public String toString() {
    return backend == null ? model : backend + ":" + model;
  }
}
