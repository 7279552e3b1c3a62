package io.hearthlink.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that only the sources show. */
class SourcesTest {

  private static final List<Path> SOURCES = Project.mainSources();

  @Test
  void no_file_is_longer_than_400_lines() {
    assertThat(SOURCES).hasSizeGreaterThan(200);
    assertThat(Stream.of(SOURCES, Project.testSources()).flatMap(List::stream))
        .filteredOn(file -> lines(file) > 400)
        .isEmpty();
  }

  @Test
  void files_are_small() {
    List<Long> lengths = SOURCES.stream().map(SourcesTest::lines).sorted().toList();

    assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(70);
    assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(200);
  }

  @Test
  void every_package_says_what_it_is_and_on_what_it_depends() {
    assertThat(SOURCES.stream().map(Path::getParent).distinct())
        .allSatisfy(
            folder -> {
              assertThat(folder.resolve("package-info.java")).exists();
              assertThat(Project.read(folder.resolve("package-info.java")))
                  .contains("@NullMarked", "Depends on:");
            });
  }

  @Test
  void only_the_parent_knows_versions() {
    assertThat(Project.modules())
        .map(module -> Project.FOLDER.resolve(module).resolve("pom.xml"))
        .filteredOn(Files::exists)
        .allSatisfy(pom -> assertThat(Project.read(pom).split("<version>", -1)).hasSize(2));
  }

  /** A file of a module's own would take the place of that of all, and the rules in it away. */
  @Test
  void the_rules_of_tests_hold_for_every_module() {
    assertThat(Project.modules())
        .hasSize(9)
        .map(module -> Project.FOLDER.resolve(module).resolve("src/test/resources"))
        .allSatisfy(
            own -> {
              assertThat(own.resolve("junit-platform.properties")).doesNotExist();
              assertThat(own.resolve("META-INF/services")).doesNotExist();
            });
  }

  private static long lines(Path file) {
    return Project.read(file).lines().count();
  }
}
