package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole applications in processes of their own. */
@Timeout(120)
class ApplicationsTest {

  @Test
  void threeAtOnceOnAnEmptyCacheAllAnswerAndEndWithTheirMain(@TempDir Path cache) throws Exception {
    List<Process> applications = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      applications.add(start(cache, "ask", EmberPrompts.MACHINE_LEARNING));
    }
    for (Process application : applications) {
      assertThat(read(application.getInputStream())).contains("learn");
      assertThat(application.waitFor()).isZero();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("ember.gguf", System.mapLibraryName("jllama"));
    }
  }

  @Test
  void aWorkerNeverOutlivesItsApplication(@TempDir Path cache) throws Exception {
    Process application = start(cache, "long");
    assertThat(application.getInputStream().read()).isPositive();
    List<ProcessHandle> workers = Embedded.workersOf(application.toHandle());
    assertThat(workers).hasSize(1);
    application.destroyForcibly();
    workers.get(0).onExit().get(20, TimeUnit.SECONDS);
  }

  @Test
  void afterEveryFaultTheApplicationLivesAndEndsWithItsMain(@TempDir Path cache) throws Exception {
    byte[] ember = Files.readAllBytes(Embedded.ember());
    Path corrupt = Files.write(cache.resolve("corrupt.gguf"), Arrays.copyOf(ember, 2_000_000));
    Process application = start(cache, "faults", corrupt.toString());
    assertThat(read(application.getInputStream()).lines())
        .containsExactly(
            "UnsupportedFeatureException",
            "InvalidRequestException",
            "ModelLoadException",
            "ServerException",
            "CancelledException");
    assertThat(application.waitFor()).isZero();
  }

  private static Process start(Path cache, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(EmberApp.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    return builder.start();
  }

  private static String read(InputStream output) throws IOException {
    return new String(output.readAllBytes(), StandardCharsets.UTF_8);
  }
}
