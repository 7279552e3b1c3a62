package io.hearthlink.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The folder of this user in which files from jars are unpacked, each once for its content:
 * processes that start at the same time never see half a file. Thread-safe.
 *
 * @param folder {@code $XDG_CACHE_HOME/hearthlink}, {@code ~/.cache/hearthlink}, {@code
 *     ~/Library/Caches/hearthlink} or {@code %LOCALAPPDATA%\hearthlink\cache}
 */
record UserCache(Path folder) {

  /** Returns the cache of the user. */
  static UserCache of(Map<String, String> environment, String os, String home) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (!xdg.isBlank()) {
      return new UserCache(Path.of(xdg, "hearthlink"));
    }
    if (os.contains("Windows")) {
      Path base = local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local);
      return new UserCache(base.resolve("hearthlink").resolve("cache"));
    }
    return new UserCache(
        os.contains("Mac")
            ? Path.of(home, "Library", "Caches", "hearthlink")
            : Path.of(home, ".cache", "hearthlink"));
  }

  /**
   * Unpacks a resource unless it is there already.
   *
   * @param name file name; the file lies in a folder that is named after its content
   * @throws IOException if the folder cannot be written
   */
  Path unpack(URL resource, String name) throws IOException {
    Content content = content(resource);
    Path target = folder.resolve(content.name()).resolve(name);
    if (Files.isRegularFile(target) && Files.size(target) == content.size()) {
      return target;
    }
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), name, ".part");
    try (InputStream in = resource.openStream()) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      move(part, target, content.size());
    } finally {
      Files.deleteIfExists(part);
    }
    return target;
  }

  private static void move(Path part, Path target, long size) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException inUse) {
      // Windows does not replace a library that another process has loaded, nor need it
      if (!Files.isRegularFile(target) || Files.size(target) != size) {
        throw inUse;
      }
    }
  }

  /** What a jar's directory says about the content is enough, and spares reading it. */
  private static Content content(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
      return new Content(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
    }
    try (InputStream in = connection.getInputStream();
        CheckedOutputStream sum =
            new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32())) {
      long size = in.transferTo(sum);
      return new Content(sum.getChecksum().getValue(), size);
    }
  }

  private record Content(long checksum, long size) {
    String name() {
      return String.format(Locale.ROOT, "%08x-%d", checksum, size);
    }
  }
}
