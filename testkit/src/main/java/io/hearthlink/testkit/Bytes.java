package io.hearthlink.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some bytes that are sent at once. Immutable. */
final class Bytes {

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static Bytes latin1(String text) {
    return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  int length() {
    return bytes.length;
  }

  /** The bytes from one position to before another. */
  Bytes part(int from, int to) {
    return new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /** The same bytes as one HTTP chunk. */
  Bytes chunked() {
    byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = new byte[size.length + bytes.length + 2];
    System.arraycopy(size, 0, chunk, 0, size.length);
    System.arraycopy(bytes, 0, chunk, size.length, bytes.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    return new Bytes(chunk);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
    out.flush();
  }
}
