package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever adds a component gets its key, its variable and its row, or a red test. */
class CompletenessTest {

  /** A component that is a value, by the key that the naming rule gives it. */
  record Leaf(String key, Class<?> type, List<RecordComponent> components) {

    String variable() {
      return "HEARTHLINK_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** A value that is not the default. */
    String sample() {
      return switch (key) {
        case "llm.backend" -> "ollama";
        case "llm.endpoint" -> "http://host";
        case "llm.ollama.think" -> "low";
        case "llm.request_format", "llm.response_format" -> "anthropic";
        default ->
            Map.of(
                    Integer.class, "7",
                    int.class, "7",
                    Double.class, "0.25",
                    boolean.class, "true",
                    Duration.class, "7s",
                    String.class, "/sample",
                    Secret.class, "sample",
                    Map.class, "X-A=1")
                .getOrDefault(type, type.isEnum() ? type.getEnumConstants()[0].toString() : "");
      };
    }

    Object in(HearthlinkConfig config) {
      Object value = config;
      for (RecordComponent component : components) {
        value = value == null ? null : Records.get(component, (Record) value);
      }
      return Objects.requireNonNullElse(value, "–");
    }

    @Override
    public String toString() {
      return key;
    }
  }

  static final List<Leaf> LEAVES = leaves(HearthlinkConfig.class, "", List.of());
  static final Map<String, String> SHORTER =
      Map.of(
          "llm.timeout", "llm.timeouts.idle",
          "llm.log_level", "llm.logging.level",
          "llm.log_requests", "llm.logging.log_requests",
          "llm.log_responses", "llm.logging.log_responses");

  private final Path folder;

  CompletenessTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @FieldSource("LEAVES")
  void every_component_has_its_key_and_its_variable(Leaf leaf) {
    String key = leaf.key();
    String yaml = key.replace(".", ": {") + ": \"" + leaf.sample() + "\"";
    yaml += "}".repeat((int) key.chars().filter(c -> c == '.').count());

    HearthlinkConfig byFile = new Given(folder).yaml(yaml).loader().load();
    Given elsewhere = new Given(folder.resolve("elsewhere"));
    HearthlinkConfig byVariable =
        elsewhere.variable(leaf.variable(), leaf.sample()).loader().load();

    assertThat(leaf.in(byFile)).isNotEqualTo(leaf.in(HearthlinkConfig.DEFAULT));
    assertThat(byVariable).isEqualTo(byFile);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_of_the_readme_tells_the_truth(List<String> row) {
    String key = code(row.get(0));
    String exact = SHORTER.getOrDefault(key, key);
    Leaf leaf = LEAVES.stream().filter(l -> l.key().equals(exact)).findFirst().orElseThrow();
    assertThat(code(row.get(1)))
        .isEqualTo("HEARTHLINK_" + key.toUpperCase(Locale.ROOT).replace('.', '_'));

    Object before = leaf.in(HearthlinkConfig.DEFAULT);
    String shown = code(row.get(2));
    if (shown.equals("–")) {
      assertThat(before).isIn("–", Map.of());
    } else {
      HearthlinkConfig set = new Given(folder).variable(code(row.get(1)), shown).loader().load();
      assertThat(leaf.in(set)).isEqualTo(key.startsWith("llm.custom.") ? inDefault(leaf) : before);
    }
  }

  @Test
  void every_key_has_one_row() throws IOException {
    assertThat(rows().map(row -> code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(LEAVES.stream().map(Leaf::key), SHORTER.keySet().stream()).toList());
  }

  @Test
  void every_component_of_the_server_has_its_method_in_the_builder() {
    List<String> methods =
        Arrays.stream(LlmConfigBuilder.class.getMethods()).map(Method::getName).toList();

    assertThat(methods)
        .containsAll(
            Arrays.stream(LlmConfig.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  static Stream<List<String>> rows() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("..", "README.md"));
    return readme.stream()
        .filter(line -> line.startsWith("| `llm.") || line.startsWith("| `memory."))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList());
  }

  private static Object inDefault(Leaf leaf) {
    RecordComponent last = leaf.components().get(leaf.components().size() - 1);
    return Objects.requireNonNull(Records.get(last, CustomFormat.DEFAULT));
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }

  private static List<Leaf> leaves(Class<?> type, String path, List<RecordComponent> above) {
    List<Leaf> leaves = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String key = path + component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      List<RecordComponent> components = new ArrayList<>(above);
      components.add(component);
      Class<?> of = component.getType();
      if (of.isRecord() && of != Secret.class) {
        leaves.addAll(leaves(of, key + ".", components));
      } else {
        leaves.add(new Leaf(key, of, components));
      }
    }
    return leaves;
  }
}
