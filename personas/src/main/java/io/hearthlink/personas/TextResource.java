package io.hearthlink.personas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts on the class path. */
final class TextResource {

  private TextResource() {}

  /** Reads a UTF-8 text beside {@code type}, else from the root; null if there is none. */
  static @Nullable String read(Class<?> type, String name) {
    String beside = readAt(type, name);
    return beside == null ? readAt(type, "/" + name) : beside;
  }

  private static @Nullable String readAt(Class<?> type, String path) {
    try (InputStream in = type.getResourceAsStream(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + path + " cannot be read.", e);
    }
  }
}
