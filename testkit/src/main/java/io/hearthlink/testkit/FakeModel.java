package io.hearthlink.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A model that a fake server has. Immutable.
 *
 * @param name its name as the server lists it
 * @param contextLength the context length in tokens for which it is loaded; a fake server counts a
 *     token for each four characters of a prompt that it begins
 * @param size its size in bytes
 * @param capabilities what it says it can, in Ollama's words
 */
public record FakeModel(String name, int contextLength, long size, List<String> capabilities) {

  /** The context length for which every model was trained: none is loaded for more. */
  static final int TRAINED_LENGTH = 131_072;

  /** Copies the list. */
  public FakeModel {
    capabilities = List.copyOf(capabilities);
  }

  /** A model of 4,318,154 bytes with a context of 4,096 tokens that can complete and call tools. */
  public static FakeModel of(String name) {
    return new FakeModel(name, 4096, 4_318_154L, List.of("completion", "tools"));
  }

  /** The same with another context length in tokens. */
  public FakeModel withContextLength(int tokens) {
    return new FakeModel(name, tokens, size, capabilities);
  }

  /** The same with other capabilities, in Ollama's words. */
  public FakeModel withCapabilities(String... words) {
    return new FakeModel(name, contextLength, size, List.of(words));
  }

  /** The same with another size in bytes, which a download of it counts. */
  public FakeModel withSize(long bytes) {
    return new FakeModel(name, contextLength, bytes, capabilities);
  }

  FakeModel withName(String other) {
    return new FakeModel(other, contextLength, size, capabilities);
  }

  /** The digest that a server tells, 64 hex digits. */
  String digest() {
    return Blobs.digest(name.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
  }

  /** Whether a client that writes this name means this model: {@code x} is {@code x:latest}. */
  boolean is(String asked) {
    return bare(name).equals(bare(asked));
  }

  private static String bare(String name) {
    return name.endsWith(":latest") ? name.substring(0, name.length() - 7) : name;
  }
}
