package io.hearthlink.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that a backend has. Null and empty mean that the backend did not say. Immutable.
 *
 * @param name name as the server knows it
 * @param sizeBytes size of its file
 * @param parameters number of parameters in the server's words, such as {@code 4.0B}
 * @param quantization such as {@code Q4_K_M}
 * @param contextLength context in tokens: what is loaded, else the most it can have
 * @param loaded whether it is in memory now
 * @param capabilities in the server's words; a hint, not the truth
 * @param digest digest of the model
 */
public record ModelInfo(
    String name,
    @Nullable Long sizeBytes,
    @Nullable String parameters,
    @Nullable String quantization,
    @Nullable Integer contextLength,
    @Nullable Boolean loaded,
    List<String> capabilities,
    @Nullable String digest) {

  /** Copies the capabilities. */
  public ModelInfo {
    capabilities = List.copyOf(capabilities);
  }

  /** Returns a model of which only the name is known. */
  public static ModelInfo named(String name) {
    return new ModelInfo(name, null, null, null, null, null, List.of(), null);
  }
}
