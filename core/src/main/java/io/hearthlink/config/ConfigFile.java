package io.hearthlink.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a configuration file: UTF-8, at most {@value #MOST_BYTES} bytes. */
final class ConfigFile {

  static final int MOST_BYTES = 256 * 1024;

  private ConfigFile() {}

  static String read(Path file) {
    Place place = Place.of(file.toString());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw place.failure("There is no configuration file " + file + ".");
    } catch (IOException e) {
      throw place.failure("The configuration file " + file + " cannot be read (" + e + ").");
    }
    if (bytes.length > MOST_BYTES) {
      throw place.failure("The configuration file " + file + " is larger than 256 KiB.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw place.failure("The configuration file " + file + " is not encoded in UTF-8.");
    }
  }
}
