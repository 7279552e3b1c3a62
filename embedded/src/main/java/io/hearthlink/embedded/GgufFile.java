package io.hearthlink.embedded;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a GGUF file says. Immutable.
 *
 * @param sizeBytes size of the file
 * @param neededBytes size that the file must have to hold all its tensors
 * @param parameters number of parameters
 * @param values the single values of the header; lists are left out
 */
record GgufFile(
    Path path, long sizeBytes, long neededBytes, long parameters, Map<String, Object> values) {

  private static final Set<String> MODELS_WITH_START_TOKEN = Set.of("llama", "bert");
  private static final Set<String> PRE_TOKENIZERS_WITH_START_TOKEN =
      Set.of("llama3", "llama-v3", "llama-bpe", "falcon3", "tekken");

  /** Copies the values. */
  GgufFile {
    values = Map.copyOf(values);
  }

  /**
   * Reads the header and checks that the file is whole.
   *
   * @throws GgufException if it is not a GGUF file, or a part of it is missing
   * @throws IOException if it cannot be read
   */
  static GgufFile read(Path path) throws IOException {
    long size = Files.size(path);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      GgufFile file = new GgufReader(in).read(path, size);
      if (file.neededBytes() > size) {
        throw new GgufException(
            "it is cut off: its tensors need "
                + file.neededBytes()
                + " bytes, it has "
                + size
                + "; get it again");
      }
      if (file.contextLength() <= 0) {
        throw new GgufException("it does not say how long its context is");
      }
      return file;
    } catch (EOFException cut) {
      throw new GgufException("it is cut off in its header; get it again");
    }
  }

  /** The most tokens that the model was trained for; 0 where the file does not say. */
  int contextLength() {
    return number(text("general.architecture") + ".context_length");
  }

  /** Name of the quantization, such as {@code Q4_K_M}; null where the file does not say. */
  @Nullable String quantization() {
    return GgufTypes.quantization(number("general.file_type"), has("general.file_type"));
  }

  /** Number of parameters in words, such as {@code 4.0M}. */
  String parameterText() {
    double millions = parameters / 1e6;
    return millions < 1000
        ? String.format(Locale.ROOT, "%.1fM", millions)
        : String.format(Locale.ROOT, "%.1fB", millions / 1000);
  }

  /** Whether the tokenizer puts a token of its own in front of a prompt. */
  boolean addsStartToken() {
    if (values.get("tokenizer.ggml.add_bos_token") instanceof Boolean said) {
      return said;
    }
    return MODELS_WITH_START_TOKEN.contains(text("tokenizer.ggml.model"))
        || PRE_TOKENIZERS_WITH_START_TOKEN.contains(text("tokenizer.ggml.pre"));
  }

  /** Whether the file has a chat template. */
  boolean hasChatTemplate() {
    return has("tokenizer.chat_template");
  }

  private boolean has(String key) {
    return values.containsKey(key);
  }

  private String text(String key) {
    return values.get(key) instanceof String text ? text : "";
  }

  private int number(String key) {
    return values.get(key) instanceof Number number ? number.intValue() : 0;
  }
}
