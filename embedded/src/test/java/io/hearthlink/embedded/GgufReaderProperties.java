package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a file holds: it is read, or it is refused as no GGUF file. */
class GgufReaderProperties {

  private static final int HEAD = 4096;
  private static final byte[] EMBER = ember();

  @Property(tries = 300)
  void anyBytesBehindTheMagicAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes)
      throws IOException {
    byte[] start = "GGUF\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    readOrRefused(ByteBuffer.allocate(start.length + bytes.length).put(start).put(bytes).array());
  }

  @Property(tries = 200)
  void anyNumberInTheHeadMayLie(@ForAll @IntRange(max = HEAD - 8) int at, @ForAll long number)
      throws IOException {
    byte[] file = EMBER.clone();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(at, number);
    readOrRefused(file);
  }

  @Property(tries = 300)
  void aFileThatClaimsMoreThanItHasIsCutOff(
      @ForAll long elements, @ForAll long offset, @ForAll long alignment) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(number(3, 4));
    file.writeBytes(number(1, 8));
    file.writeBytes(number(3, 8));
    entry(file, "general.architecture", 8, text("llama"));
    entry(file, "llama.context_length", 4, number(512, 4));
    entry(file, "general.alignment", 10, number(alignment, 8));
    file.writeBytes(text("t"));
    file.writeBytes(number(1, 4));
    file.writeBytes(number(elements, 8));
    file.writeBytes(number(0, 4));
    file.writeBytes(number(offset, 8));

    GgufFile read = readOrRefused(file.toByteArray());
    if (read != null) {
      assertThat(read.neededBytes()).isBetween(0L, read.sizeBytes());
      assertThat(elements).isBetween(0L, read.sizeBytes() / 4);
      assertThat(offset).isBetween(0L, read.sizeBytes());
    }
  }

  private static @org.jspecify.annotations.Nullable GgufFile readOrRefused(byte[] bytes)
      throws IOException {
    Path file = Files.createTempFile("lies", ".gguf");
    try {
      Files.write(file, bytes);
      GgufFile read = GgufFile.read(file);
      assertThat(read.contextLength()).isPositive();
      assertThat(read.neededBytes()).isBetween(0L, (long) bytes.length);
      assertThat(read.parameterText()).isNotBlank();
      return read;
    } catch (GgufException refused) {
      assertThat(refused).message().isNotBlank();
      return null;
    } finally {
      Files.delete(file);
    }
  }

  private static void entry(ByteArrayOutputStream file, String key, int type, byte[] value) {
    file.writeBytes(text(key));
    file.writeBytes(number(type, 4));
    file.writeBytes(value);
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + bytes.length).put(number(bytes.length, 8)).put(bytes).array();
  }

  private static byte[] number(long number, int width) {
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (number >>> (8 * i));
    }
    return bytes;
  }

  private static byte[] ember() {
    try (InputStream in = GgufReader.class.getResourceAsStream("ember.gguf")) {
      // the head alone: what it says about the rest is then never true
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
