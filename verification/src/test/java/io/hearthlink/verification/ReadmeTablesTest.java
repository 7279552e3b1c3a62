package io.hearthlink.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.LlmException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the README name what there is: no more and no less. */
class ReadmeTablesTest {

  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)\\)");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+) ");

  @Test
  void every_module_has_its_row() {
    assertThat(rows("## Modules")).containsExactlyInAnyOrderElementsOf(Project.modules());
  }

  @Test
  void every_exception_has_its_row() {
    assertThat(rows("## Errors"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(LlmException.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }

  @Test
  void every_command_has_its_row(@TempDir Path folder) {
    String help = new JavaProgram(folder).run(folder, "io.hearthlink.cli.Main", "--help").out();

    assertThat(rows("## Command line").filter(name -> name.matches("[a-z]+.*")))
        .map(row -> row.split(" ", 2)[0])
        .containsExactlyInAnyOrderElementsOf(
            COMMAND.matcher(help).results().map(found -> found.group(1)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "chat"})
  void every_option_is_named(String command, @TempDir Path folder) {
    String help =
        new JavaProgram(folder).run(folder, "io.hearthlink.cli.Main", command, "--help").out();

    assertThat(options(help)).hasSizeGreaterThan(14);
    assertThat(options(section("## Command line"))).containsAll(options(help));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md"})
  void links_lead_somewhere(String document) {
    assertThat(LINK.matcher(Project.read(Project.FOLDER.resolve(document))).results())
        .map(found -> Project.FOLDER.resolve(found.group(1)))
        .allSatisfy(file -> assertThat(file).exists());
  }

  private static List<String> options(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
  }

  /** The first cells of the tables below a heading, without the headers. */
  private static Stream<String> rows(String heading) {
    return section(heading)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", 3)[1].replace("`", "").strip());
  }

  private static String section(String heading) {
    String from = Project.readme().split("(?m)^" + heading + "$", 2)[1];
    return from.split("(?m)^## ", 2)[0];
  }
}
