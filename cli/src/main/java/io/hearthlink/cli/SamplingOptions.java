package io.hearthlink.cli;

import io.hearthlink.CallOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options of the commands that ask a model. */
final class SamplingOptions {

  static final String SYSTEM = "--system";

  private static final String SEED = "--seed";
  private static final String STOP = "--stop";

  private static final Map<String, String> KEYS =
      Map.of(
          "--temperature", "llm.temperature",
          "--top-p", "llm.top_p",
          "--max-tokens", "llm.max_tokens");

  private SamplingOptions() {}

  static CommandSpec addTo(CommandSpec command) {
    return command
        .addOption(Options.value("--temperature", String.class, "NUMBER", "From 0 to 2.").build())
        .addOption(Options.value("--top-p", String.class, "NUMBER", "From 0 to 1.").build())
        .addOption(
            Options.value("--max-tokens", String.class, "COUNT", "Most tokens of an answer.")
                .build())
        .addOption(
            Options.value(SEED, Integer.class, "NUMBER", "Makes answers repeatable.").build())
        .addOption(
            Options.value(STOP, List.class, "TEXT", "Ends the answer; may be repeated.")
                .auxiliaryTypes(String.class)
                .build())
        .addOption(
            Options.value(SYSTEM, String.class, "TEXT", "Instruction to the model.").build());
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
    return values;
  }

  /** What the options set that the configuration does not know. */
  static CallOptions callOptions(ParseResult options) {
    CallOptions call = CallOptions.DEFAULT;
    @Nullable Integer seed = Options.number(options, SEED);
    if (seed != null) {
      call = call.withSeed(seed);
    }
    @Nullable String system = Options.text(options, SYSTEM);
    if (system != null && !system.isBlank()) {
      call = call.withSystem(system);
    }
    return call.withStop(Options.all(options, STOP).toArray(String[]::new));
  }
}
