package io.hearthlink.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder, variables and a command line that no other test sees. */
final class Given {

  private final Path folder;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Object> commandLine = new LinkedHashMap<>();

  Given(Path folder) {
    this.folder = folder;
  }

  Given yaml(String text) {
    return file("hearthlink.yaml", text);
  }

  Given file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Given variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Given commandLine(String key, Object value) {
    commandLine.put(key, value);
    return this;
  }

  ConfigLoader loader() {
    Environment environment = new Environment(variables, folder, folder.resolve("home"));
    return ConfigLoader.of(environment).withOverrides("command line", commandLine);
  }

  LlmConfig llm() {
    return loader().load().llm();
  }

  ConfigurationException refusal() {
    return refusalOf(loader());
  }

  static ConfigurationException refusalOf(ConfigLoader loader) {
    return catchThrowableOfType(ConfigurationException.class, loader::load);
  }
}
