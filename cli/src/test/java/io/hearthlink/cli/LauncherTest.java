package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the root, in a copy of the project whose Java and Maven are scripts. */
class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "find",
          "head",
          "sed",
          "readlink",
          "dirname",
          "mkdir",
          "ln",
          "rm",
          "mv",
          "cat",
          "touch",
          "sleep");

  private Path folder;
  private Path project;
  private Path bin;

  @BeforeEach
  void copyTheLauncher(@TempDir Path temporary) throws IOException {
    folder = temporary;
    project = Files.createDirectories(folder.resolve("my project"));
    bin = Files.createDirectories(folder.resolve("bin"));
    Files.copy(Path.of("..", "hearthlink"), project.resolve("hearthlink"));
    Files.writeString(project.resolve("pom.xml"), "");
    Files.createDirectories(project.resolve("cli/src/main"));
    Files.writeString(project.resolve("cli/pom.xml"), "");
    for (String tool : TOOLS) {
      Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
      runnable(bin.resolve(tool));
    }
    script("java", "17.0.1", "");
    Files.writeString(
        bin.resolve("mvn"),
        """
        #!/bin/sh
        echo "mvn" >> "$PWD/builds"
        [ ! -f "$PWD/broken" ] || { echo "cannot compile"; exit 1; }
        mkdir -p cli/target
        echo jar > cli/target/hearthlink-cli.jar
        """);
    runnable(bin.resolve("mvn"));
  }

  /** A Java that tells its version, does as if it made an archive, and prints its arguments. */
  private void script(String name, String version, String beforeDump) throws IOException {
    Files.writeString(
        bin.resolve(name),
        """
        #!/bin/sh
        for word in "$@"; do
          case $word in
            -version) echo 'openjdk version "%s" 2025-01-01' >&2; exit 0 ;;
            -Xshare:dump) %s dump=yes ;;
            -XX:SharedArchiveFile=*) [ -z "${dump:-}" ] || echo a > "${word#*=}" ;;
            -XX:DumpLoadedClassList=*) exit 0 ;;
          esac
        done
        [ -n "${dump:-}" ] || for word in "$@"; do echo "[$word]"; done
        """
            .formatted(version, beforeDump));
    runnable(bin.resolve(name));
  }

  @Test
  void buildsOnceAndRunsFromAnywhereThroughALink() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolve("a link"), Path.of("my project/hearthlink"));
    Result first = run(link.toString(), "ask", "two words");
    assertThat(first.code()).isZero();
    assertThat(first.err()).startsWith("hearthlink: building").hasLineCount(1);
    assertThat(first.out())
        .contains("[-XX:SharedArchiveFile=" + project.toRealPath() + "/.hearthlink/classes.jsa]")
        .contains("[-Dhearthlink.terminals=]", "[io.hearthlink.cli.Main]\n[ask]\n[two words]\n");
    Result second = run(link.toString(), "models");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    run(launcher());
    Path source = Files.writeString(project.resolve("cli/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    run(launcher());
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    List<Process> both = List.of(start(launcher()), start(launcher()));
    for (Process process : both) {
      assertThat(result(process).code()).isZero();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void runsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
    script("java", "17.0.1", "exit 1;");
    Result result = run(launcher(), "doctor");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("[doctor]").doesNotContain("SharedArchiveFile");
  }

  @Test
  void aFailedBuildShowsItsMessagesAndMayBeRepeated() throws Exception {
    Files.writeString(project.resolve("broken"), "");
    Result broken = run(launcher());
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).contains("cannot compile", "The build failed");
    Files.delete(project.resolve("broken"));
    assertThat(run(launcher()).code()).isZero();
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Files.delete(bin.resolve("mvn"));
    assertThat(run(launcher()).err()).contains("There is no Maven");
    script("java", "1.8.0_402", "");
    assertThat(run(launcher()).err()).contains("is Java 1. Install a JDK 17 or newer");
    Files.delete(bin.resolve("java"));
    Result result = run(launcher());
    assertThat(result.err()).contains("There is no Java");
    assertThat(result.code()).isEqualTo(3);
  }

  private record Result(int code, String out, String err) {}

  private String launcher() {
    return project.resolve("hearthlink").toString();
  }

  private long builds() throws IOException {
    return Files.readAllLines(project.resolve("builds")).size();
  }

  private Result run(String... command) throws Exception {
    return result(start(command));
  }

  private Process start(String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of(bin.resolve("sh").toString()));
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static Result result(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, err);
  }

  private static Path tool(String name) {
    return List.of("/bin", "/usr/bin").stream()
        .map(place -> Path.of(place, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + name));
  }

  private static void runnable(Path script) throws IOException {
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
