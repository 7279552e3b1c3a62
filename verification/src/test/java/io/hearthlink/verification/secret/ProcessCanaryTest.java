package io.hearthlink.verification.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.cli.Main;
import io.hearthlink.verification.report.Suite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with the embedded engine as processes of their own: what others see of them. */
class ProcessCanaryTest {

  private static final Canary CANARY = Canary.fresh();

  @Test
  void worker(@TempDir Path folder) throws Exception {
    Suite suite = Suite.of("canary: processes");
    Evidence evidence = new Evidence(CANARY);
    Path errors = folder.resolve("errors");
    Process program = start(folder, errors);
    try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8);
        OutputStream in = program.getOutputStream()) {
      in.write((CANARY.question() + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
      assertThat(out.readLine()).isNotEmpty();
      List<ProcessHandle> workers = program.descendants().toList();
      assertThat(workers).hasSize(1);
      seen(evidence, program.toHandle(), "cmdline");
      seen(evidence, workers.get(0), "cmdline");
      seen(evidence, workers.get(0), "environ");
    } finally {
      program.destroy();
      assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    evidence.add(Channel.STDERR, "text", Files.readString(errors));
    LeftFiles.below(folder, evidence);
    evidence.judge(suite, "embedded");
    LeftFiles.end(suite, CANARY);
  }

  private static Process start(Path folder, Path errors) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "chat",
            "--model",
            "embedded:ember");
    builder.environment().keySet().removeIf(name -> name.startsWith("HEARTHLINK_"));
    builder.environment().put("HEARTHLINK_LLM_API_KEY", CANARY.key());
    builder.environment().put("HEARTHLINK_LLM_HEADERS", "X-Tenant=" + CANARY.header());
    return builder.directory(folder.toFile()).redirectError(errors.toFile()).start();
  }

  /** What the system tells of a process; where it has no such folder, what Java tells. */
  private static void seen(Evidence evidence, ProcessHandle process, String what)
      throws IOException {
    Path told = Path.of("/proc", String.valueOf(process.pid()), what);
    String text = Files.exists(told) ? Files.readString(told) : line(process);
    assertThat(text.isEmpty()).as("%s is told", what).isFalse();
    evidence.add(Channel.PROCESS, what, text);
  }

  private static String line(ProcessHandle process) {
    return Stream.concat(
            process.info().command().stream(),
            process.info().arguments().stream().flatMap(Stream::of))
        .toList()
        .toString();
  }
}
