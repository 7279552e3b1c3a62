package io.hearthlink.config;

import io.hearthlink.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration. A later source is stronger: defaults, one YAML file, environment
 * variables, then what {@link #withOverrides} adds.
 *
 * <p>The file is the one given to {@link #withFile}, else the one that {@code HEARTHLINK_CONFIG}
 * names, else {@code ./hearthlink.yaml}, else {@code ~/.config/hearthlink/hearthlink.yaml}; only
 * the last two may be absent. It is UTF-8, at most 256 KiB, one document of at most 50 levels
 * without aliases. Immutable and thread-safe; nothing is read before {@link #load}.
 */
public final class ConfigLoader {

  private static final String FILE_VARIABLE = "HEARTHLINK_CONFIG";
  private static final String FILE_NAME = "hearthlink.yaml";

  private final Environment environment;
  private final @Nullable Path file;
  private final List<Added> overrides;

  private record Added(String source, Map<String, Object> values) {

    /** Leaves the values out, among which are secrets. */
    @Override
    public String toString() {
      return "Added[" + source + ", " + values.keySet() + "]";
    }
  }

  private ConfigLoader(Environment environment, @Nullable Path file, List<Added> overrides) {
    this.environment = environment;
    this.file = file;
    this.overrides = overrides;
  }

  /** Returns a loader for the environment, the working folder and the home of this process. */
  public static ConfigLoader system() {
    return of(Environment.system());
  }

  /** Returns a loader that reads no other environment than this one. */
  public static ConfigLoader of(Environment environment) {
    return new ConfigLoader(environment, null, List.of());
  }

  /** Returns a loader that reads this file, which must exist, instead of looking for one. */
  public ConfigLoader withFile(Path file) {
    return new ConfigLoader(environment, file, overrides);
  }

  /**
   * Returns a loader with further values, stronger than all before.
   *
   * @param source how messages name them: {@code command line}, {@code builder}
   * @param values values by key, such as {@code llm.timeouts.load}: text as it would stand in a
   *     variable, or a value of the key's own type; for {@code llm.timeouts}, {@code llm.ollama}
   *     and the like also the whole record; null sets nothing
   */
  public ConfigLoader withOverrides(String source, Map<String, ?> values) {
    List<Added> more = new ArrayList<>(overrides);
    more.add(new Added(source, new LinkedHashMap<>(values)));
    return new ConfigLoader(environment, file, List.copyOf(more));
  }

  /** The file that {@link #load} reads; empty where there is none. */
  public Optional<Path> file() {
    if (file != null) {
      return Optional.of(environment.folder().resolve(file));
    }
    String named = environment.variables().getOrDefault(FILE_VARIABLE, "");
    if (!named.isBlank()) {
      return Optional.of(named(named.strip()));
    }
    Path here = environment.folder().resolve(FILE_NAME);
    Path home = environment.home().resolve(".config").resolve("hearthlink").resolve(FILE_NAME);
    return List.of(here, home).stream().filter(Files::exists).findFirst();
  }

  private Path named(String path) {
    try {
      return environment.folder().resolve(path);
    } catch (InvalidPathException e) {
      throw Place.of("environment").failure(FILE_VARIABLE + " is no path: " + e.getReason() + ".");
    }
  }

  /**
   * Reads all sources.
   *
   * @throws ConfigurationException if a file cannot be read, a key is unknown or a value is wrong
   */
  public HearthlinkConfig load() {
    Settings settings = new Settings();
    file()
        .ifPresent(
            path -> settings.overrideBy(YamlSource.read(ConfigFile.read(path), path.toString())));
    settings.overrideBy(EnvironmentSource.read(environment.variables()));
    for (Added override : overrides) {
      settings.overrideBy(OverrideSource.read(override.source(), override.values()));
    }
    Record config = new Binder(settings).bind(Schema.ROOT, HearthlinkConfig.DEFAULT);
    return (HearthlinkConfig) Objects.requireNonNull(config);
  }
}
