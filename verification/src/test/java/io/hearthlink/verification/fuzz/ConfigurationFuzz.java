package io.hearthlink.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hearthlink.config.ConfigLoader;
import io.hearthlink.config.Environment;
import io.hearthlink.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A configuration file: it is read, or refused with the place of what is wrong. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConfigurationFuzz {

  @RegisterExtension static final Corpus CORPUS = Corpus.of("fuzz: the configuration");

  private final Path folder;

  ConfigurationFuzz(@TempDir Path folder) {
    this.folder = folder;
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "configuration.dict")
  void loads(byte[] yaml) throws IOException {
    CORPUS.input();
    Path file = folder.resolve("hearthlink.yaml");
    Files.write(file, yaml);
    try {
      ConfigLoader loader = ConfigLoader.of(new Environment(Map.of(), folder, folder));
      assertThat(loader.load()).isEqualTo(loader.load());
    } catch (ConfigurationException refused) {
      Truth.check(refused);
      assertThat(refused.source()).isEqualTo(file.toString());
    }
  }
}
