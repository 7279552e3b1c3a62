package io.hearthlink.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files that were sent to a server, by what they hold. Thread-safe. */
final class Blobs {

  private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

  /** Keeps these bytes, under their true digest. */
  String add(byte[] bytes) {
    String digest = digest(bytes);
    sizes.put(digest, bytes.length);
    return digest;
  }

  boolean has(String digest) {
    return sizes.containsKey(digest);
  }

  int size(String digest) {
    return sizes.getOrDefault(digest, 0);
  }

  /** A digest as Ollama writes it: {@code sha256:} and 64 hex digits. */
  static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
