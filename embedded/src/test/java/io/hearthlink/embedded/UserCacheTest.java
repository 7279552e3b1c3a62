package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthlink.config.LlmConfig;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ModelLoadException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCacheTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,        -,      Linux,      /home/a/.cache/hearthlink",
        "/var/c,   -,      Linux,      /var/c/hearthlink",
        "-,        -,      Mac OS X,   /home/a/Library/Caches/hearthlink",
        "-,        /local, Windows 11, /local/hearthlink/cache",
        "-,        -,      Windows 11, /home/a/AppData/Local/hearthlink/cache",
        "/var/c,   /local, Windows 11, /var/c/hearthlink",
      })
  void liesWhereTheSystemKeepsCaches(String xdg, String local, String os, String expected) {
    Map<String, String> environment =
        Map.of(
            "XDG_CACHE_HOME", xdg == null ? "" : xdg, "LOCALAPPDATA", local == null ? " " : local);
    assertThat(UserCache.of(environment, os, "/home/a").folder()).isEqualTo(Path.of(expected));
  }

  @Test
  void unpacksOnceForTheContentAndReplacesWhatIsNotWhole(@TempDir Path folder) throws IOException {
    UserCache cache = new UserCache(folder.resolve("once"));
    URL resource = resource(LlmConfig.class);
    Path first = cache.unpack(resource, "file");
    assertThat(first).hasBinaryContent(resource.openStream().readAllBytes());
    FileTime then = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(first, then);
    assertThat(cache.unpack(resource, "file")).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(then);
    Files.writeString(first, "half");
    assertThat(cache.unpack(resource, "file"))
        .hasBinaryContent(resource.openStream().readAllBytes());
    assertThat(first.getParent()).isDirectoryContaining("glob:**/file");
    assertThat(cache.unpack(resource(Embedded.class), "file").getParent())
        .isNotEqualTo(first.getParent());
  }

  @Test
  void aFolderThatCannotBeWrittenIsATypedError(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "no folder");
    ModelFiles files = ModelFiles.of(null, new UserCache(file), "/home/a");
    assertThatThrownBy(() -> files.find("ember", ErrorContext.NONE))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("XDG_CACHE_HOME");
  }

  private static URL resource(Class<?> owner) {
    return Objects.requireNonNull(owner.getResource(owner.getSimpleName() + ".class"));
  }
}
