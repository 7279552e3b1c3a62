package io.hearthlink.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Compiles and runs the Java of the README: one block has the imports, each other one is a program
 * that must end without an error, or a class of tests that must succeed.
 */
class ReadmeJavaTest {

  private static final List<Block> ALL = Block.ofReadme("java");
  private static final List<Block> PROGRAMS = ALL.stream().filter(b -> !imports(b)).toList();

  private static final Pattern TEST = Pattern.compile("(?m)^class (\\w+Test) ");
  private static final String RUN = TestProgram.class.getName() + ".run";

  private static Path classes;

  @BeforeAll
  static void compile(@TempDir Path folder) throws IOException {
    classes = folder;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = PROGRAMS.stream().map(ReadmeJavaTest::write).toList();
      List<String> options =
          List.of(
              "-d", classes.toString(), "-cp", JavaProgram.CLASS_PATH, "-proc:none", "-parameters");
      boolean compiled =
          compiler
              .getTask(
                  problems, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as("%s", problems).isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("PROGRAMS")
  void runs(Block block, @TempDir Path folder) {
    JavaProgram.Result result = new JavaProgram(folder).run(classes, name(block));

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out().isBlank()).isEqualTo(!block.text().contains("System.out"));
  }

  @Test
  void the_first_program_remembers_the_name(@TempDir Path folder) {
    JavaProgram.Result result = new JavaProgram(folder).run(classes, name(PROGRAMS.get(0)));

    assertThat(result.out().lines().reduce((first, last) -> last))
        .hasValueSatisfying(last -> assertThat(last).contains("Anna"));
  }

  @Test
  void the_first_program_fits_the_first_screen() {
    assertThat(PROGRAMS.get(0).line()).isLessThan(16);
    assertThat(PROGRAMS.get(0).text().lines()).hasSizeLessThanOrEqualTo(12);
    assertThat(Project.readme().lines().limit(10).toList())
        .anyMatch(line -> line.startsWith("./hearthlink tour"))
        .anyMatch(line -> line.startsWith("mvn -B -ntp verify"));
  }

  @Test
  void a_test_of_a_persona_has_at_most_ten_lines() {
    assertThat(PROGRAMS)
        .filteredOn(block -> block.text().contains("ScriptedModel.answers"))
        .hasSize(1)
        .allSatisfy(
            block ->
                assertThat(block.text())
                    .contains("Personas.create", "assertThat")
                    .satisfies(text -> assertThat(text.lines()).hasSizeLessThanOrEqualTo(10)));
  }

  private static boolean imports(Block block) {
    return block.text().lines().allMatch(line -> line.isBlank() || line.startsWith("import "));
  }

  private static String name(Block block) {
    return "Line" + block.line();
  }

  private static Path write(Block block) {
    String imports = ALL.stream().filter(ReadmeJavaTest::imports).findFirst().orElseThrow().text();
    Matcher test = TEST.matcher(block.text());
    boolean tests = test.find();
    String source =
        imports
            + (tests ? "\n\n" + block.text() : "")
            + "\n\npublic class "
            + name(block)
            + " {\n  public static void main(String[] args) throws Exception {\n"
            + (tests ? RUN + "(" + test.group(1) + ".class);" : block.text())
            + "\n  }\n}\n";
    try {
      return Files.writeString(classes.resolve(name(block) + ".java"), source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
