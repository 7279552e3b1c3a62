package io.hearthlink.tools;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import io.hearthlink.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads text files below one folder, for a model; writes nothing. Neither {@code ..}, nor an
 * absolute path, nor a symbolic link leads out of the folder, as long as nobody else changes links
 * in it at the same moment. Immutable and thread-safe.
 */
public final class FileTools {

  private static final int MOST_ENTRIES = 200;
  private static final int MOST_BYTES = 64 * 1024;

  private final Path folder;

  private FileTools(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns tools for a folder.
   *
   * @param folder what the model may read
   * @throws ConfigurationException if there is no such folder
   */
  public static FileTools of(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (Files.isDirectory(real)) {
        return new FileTools(real);
      }
    } catch (IOException e) {
      throw Names.refusal(
          folder.toString(), "The folder " + folder + " of the file tools cannot be read.");
    }
    throw Names.refusal(
        folder.toString(), "The folder " + folder + " of the file tools is no folder.");
  }

  /**
   * The names in a folder, sorted; those of folders end in {@code /}. At most 200.
   *
   * @param path relative to the allowed folder; null or {@code .} is that folder
   * @throws ToolFailure if there is no such folder; the model may try another
   */
  @Tool(name = "list_files", value = "List the files in a folder")
  public List<String> listFiles(
      @P(value = "Path of the folder, for example docs", required = false) @Nullable String path) {
    Path wanted = inside(path == null || path.isBlank() ? "." : path);
    if (!Files.isDirectory(wanted)) {
      throw ToolFailure.retry("There is no such folder.");
    }
    try (Stream<Path> entries = Files.list(wanted)) {
      return entries.map(FileTools::name).sorted().limit(MOST_ENTRIES).toList();
    } catch (IOException e) {
      throw ToolFailure.retry("The folder cannot be read.", e);
    }
  }

  /**
   * The text of a file, its first 65,536 bytes.
   *
   * @param path relative to the allowed folder
   * @throws ToolFailure if there is no such file, or it is no text in UTF-8; the model may try
   *     another
   */
  @Tool(name = "read_file", value = "Read a text file")
  public String readFile(@P("Path of the file, for example docs/notes.txt") String path) {
    Path wanted = inside(path);
    // what is no file, such as a pipe, might never end
    if (!Files.isRegularFile(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw ToolFailure.retry("There is no such file. Use list_files to see which there are.");
    }
    try (InputStream in = Files.newInputStream(wanted, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      boolean cut = in.read() >= 0;
      return text(bytes, cut) + (cut ? "\n[the file goes on]" : "");
    } catch (CharacterCodingException e) {
      throw ToolFailure.retry("The file is no text in UTF-8.", e);
    } catch (IOException e) {
      throw ToolFailure.retry("The file cannot be read.", e);
    }
  }

  private Path inside(String path) {
    try {
      Path wanted = folder.resolve(path).normalize();
      if (wanted.startsWith(folder)) {
        Path real = wanted.toRealPath();
        if (real.startsWith(folder)) {
          return real;
        }
      }
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw ToolFailure.retry("There is no such path. Use list_files to see which there are.", e);
    }
    throw ToolFailure.retry("This path is not in the folder that may be read.");
  }

  private static String name(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        ? entry.getFileName() + "/"
        : entry.getFileName().toString();
  }

  private static String text(byte[] bytes, boolean cut) throws CharacterCodingException {
    int length = cut ? wholeCharacters(bytes) : bytes.length;
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    return strict.decode(ByteBuffer.wrap(bytes, 0, length)).toString();
  }

  /** Leaves out a character that was cut. */
  private static int wholeCharacters(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && end > bytes.length - 4 && (bytes[end - 1] & 0xC0) == 0x80) {
      end--;
    }
    return end > 0 && (bytes[end - 1] & 0x80) != 0 ? end - 1 : end;
  }
}
