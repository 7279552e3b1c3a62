package io.hearthlink.cli;

import io.hearthlink.config.ModelRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that every command has. */
final class GlobalOptions {

  static final String JSON = "--json";
  static final String HELP = "--help";
  static final String VERSION = "--version";
  static final String DEBUG = "--debug";
  static final String NO_COLOR = "--no-color";
  static final String CONFIG = "--config";
  static final String MODEL = "--model";
  static final String BACKEND = "--backend";
  static final String ENDPOINT = "--endpoint";

  private static final String BACKEND_KEY = "llm.backend";

  private static final Map<String, String> KEYS =
      Map.of(
          MODEL,
          "llm.model",
          BACKEND,
          BACKEND_KEY,
          ENDPOINT,
          "llm.endpoint",
          "--timeout",
          "llm.timeouts.idle",
          "--load-timeout",
          "llm.timeouts.load");

  private GlobalOptions() {}

  static void addTo(CommandSpec root) {
    root.addOption(
            Options.global("REF", "The model, such as qwen3:4b or ollama:qwen3:4b.", "-m", MODEL))
        .addOption(
            Options.global(
                "NAME",
                "auto (default), ollama, lmstudio, localai, llamacpp, custom or embedded.",
                BACKEND))
        .addOption(Options.global("URL", "The address of the server.", ENDPOINT))
        .addOption(
            Options.global("SECONDS", "Longest silence within an answer; default 60.", "--timeout"))
        .addOption(
            Options.global(
                "SECONDS", "Longest wait for the first byte; default 600.", "--load-timeout"))
        .addOption(Options.global("FILE", "The configuration file to read.", CONFIG))
        .addOption(Options.global(null, "Print one JSON object.", JSON))
        .addOption(Options.global(null, "Print no colour.", NO_COLOR))
        .addOption(
            Options.global(null, "Print the exchange with the server on standard error.", DEBUG))
        .addOption(Options.global(null, "Print this help.", "-h", HELP))
        .addOption(Options.global(null, "Print the versions.", VERSION));
  }

  /** What the options set, by key of the configuration. */
  static Map<String, String> overrides(ParseResult options) {
    Map<String, String> values = new LinkedHashMap<>();
    KEYS.forEach(
        (name, key) -> {
          String value = Options.text(options, name);
          if (value != null) {
            values.put(key, value);
          }
        });
    // an endpoint that is given together with a model is where that model is
    String backend = backendOf(Options.text(options, MODEL));
    if (backend != null && Options.text(options, ENDPOINT) != null) {
      values.putIfAbsent(BACKEND_KEY, backend);
    }
    return values;
  }

  private static @Nullable String backendOf(@Nullable String model) {
    return model == null || model.isBlank() ? null : ModelRef.of(model).backend();
  }
}
