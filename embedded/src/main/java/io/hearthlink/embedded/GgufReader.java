package io.hearthlink.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the header of a GGUF file: magic, version, values, tensors. It trusts no number of it. Not
 * thread-safe.
 */
final class GgufReader {

  private static final int MAGIC = 0x46554747;
  private static final long MOST_ENTRIES = 1 << 20;
  private static final long LONGEST_TEXT = 64 << 20;
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  private final InputStream in;
  private long position;

  GgufReader(InputStream in) {
    this.in = in;
  }

  GgufFile read(Path path, long size) throws IOException {
    if (size < 24 || int32() != MAGIC) {
      throw new GgufException("it is not a GGUF file");
    }
    int version = int32();
    if (version != 2 && version != 3) {
      throw new GgufException("it has version " + version + " of the GGUF format, known are 2, 3");
    }
    long tensors = count(int64());
    long entries = count(int64());
    Map<String, Object> values = new HashMap<>();
    for (long i = 0; i < entries; i++) {
      String key = text();
      int type = int32();
      if (type == ARRAY) {
        skipArray(0);
      } else {
        values.put(key, value(type));
      }
    }
    try {
      long parameters = 0;
      long end = 0;
      for (long i = 0; i < tensors; i++) {
        text();
        long elements = elements();
        int type = int32();
        long offset = natural(int64());
        parameters = Math.addExact(parameters, elements);
        end = Math.max(end, Math.addExact(offset, GgufTypes.bytes(type, elements)));
      }
      long start = Math.addExact(position, alignment(values) - 1);
      start -= start % alignment(values);
      return new GgufFile(path, size, Math.addExact(start, end), parameters, values);
    } catch (ArithmeticException absurd) {
      throw new GgufException("its tensors have absurd sizes");
    }
  }

  private static long alignment(Map<String, Object> values) {
    return values.get("general.alignment") instanceof Number number
        ? Math.max(1, number.longValue())
        : 32;
  }

  private long elements() throws IOException {
    int dimensions = int32();
    if (dimensions < 0 || dimensions > 8) {
      throw new GgufException("one of its tensors has " + dimensions + " dimensions");
    }
    long elements = 1;
    for (int d = 0; d < dimensions; d++) {
      elements = Math.multiplyExact(elements, natural(int64()));
    }
    return natural(elements);
  }

  private static long natural(long number) {
    if (number < 0) {
      throw new ArithmeticException();
    }
    return number;
  }

  private Object value(int type) throws IOException {
    return switch (type) {
      case 0 -> (int) bytes(1)[0] & 0xFF;
      case 1 -> (int) bytes(1)[0];
      case 2 -> int16() & 0xFFFF;
      case 3 -> (int) (short) int16();
      case 4, 5 -> int32();
      case 6 -> Float.intBitsToFloat(int32());
      case 7 -> bytes(1)[0] != 0;
      case STRING -> text();
      case 10, 11 -> int64();
      case 12 -> Double.longBitsToDouble(int64());
      default -> throw new GgufException("its header has a value of unknown type " + type);
    };
  }

  private void skipArray(int depth) throws IOException {
    int type = int32();
    long length = int64();
    if (length < 0 || depth > 4) {
      throw new GgufException("its header has an absurd list");
    }
    if (type == STRING) {
      for (long i = 0; i < length; i++) {
        skip(textLength());
      }
    } else if (type == ARRAY) {
      for (long i = 0; i < length; i++) {
        skipArray(depth + 1);
      }
    } else {
      int width =
          switch (type) {
            case 0, 1, 7 -> 1;
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            case 10, 11, 12 -> 8;
            default -> throw new GgufException("its header has a list of unknown type " + type);
          };
      if (length > Long.MAX_VALUE / width) {
        throw new GgufException("its header has an absurd list");
      }
      skip(length * width);
    }
  }

  private String text() throws IOException {
    return new String(bytes((int) textLength()), StandardCharsets.UTF_8);
  }

  private long textLength() throws IOException {
    long length = int64();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new GgufException("its header has a text of " + length + " bytes");
    }
    return length;
  }

  private static long count(long number) throws GgufException {
    if (number < 0 || number > MOST_ENTRIES) {
      throw new GgufException("its header announces " + number + " entries");
    }
    return number;
  }

  private int int16() throws IOException {
    byte[] b = bytes(2);
    return (b[0] & 0xFF) | (b[1] & 0xFF) << 8;
  }

  private int int32() throws IOException {
    return int16() | int16() << 16;
  }

  private long int64() throws IOException {
    return (int32() & 0xFFFFFFFFL) | (long) int32() << 32;
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private void skip(long length) throws IOException {
    in.skipNBytes(length);
    position += length;
  }
}
