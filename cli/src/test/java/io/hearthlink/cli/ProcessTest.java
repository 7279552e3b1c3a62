package io.hearthlink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real process: signals, pipes and the exit code. */
class ProcessTest {

  private final Screen out = new Screen();
  private final Screen err = new Screen();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void ctrlCEndsAskWith130() throws Exception {
    try (FakeServer server =
        FakeServer.ollama().answer(FakeReply.pieces("On and", " on").stallingAfter(1)).start()) {
      Process process = start("ask", "Hi", "--endpoint", server.url(), "-m", "ollama:m");
      out.await("On and");
      interrupt(process);
      assertThat(code(process)).isEqualTo(130);
      server.awaitDisconnect(Duration.ofSeconds(2));
      err.await("Interrupted.\n");
      out.await("On and\n");
    }
  }

  @Test
  void ctrlCStopsAnAnswerOfAChatThatGoesOn() throws Exception {
    try (FakeServer server =
        FakeServer.ollama()
            .answerInTurn(FakeReply.pieces("On and", " on").stallingAfter(1))
            .answer("Done")
            .start()) {
      Process process = start("chat", "--endpoint", server.url(), "-m", "ollama:m");
      OutputStream in = process.getOutputStream();
      say(in, "one\n");
      out.await("On and");
      interrupt(process);
      err.await("Interrupted.");
      say(in, "two\n");
      out.await("Done\n");
      in.close();
      assertThat(code(process)).isZero();
    }
  }

  @Test
  void ctrlCEndsAChatInWhichNothingRuns() throws Exception {
    try (FakeServer server = FakeServer.ollama().answer("Yes").start()) {
      Process process = start("chat", "--endpoint", server.url(), "-m", "ollama:m");
      say(process.getOutputStream(), "one\n");
      out.await("Yes\n");
      interrupt(process);
      assertThat(code(process)).isEqualTo(130);
    }
  }

  @Test
  void asksWhatAPipeSays() throws Exception {
    try (FakeServer server = FakeServer.ollama().answer("Grüße, 世界 🔥").start()) {
      Process process = start("ask", "-", "--endpoint", server.url(), "-m", "ollama:m");
      say(process.getOutputStream(), "Schöne Frage?\n");
      process.getOutputStream().close();
      assertThat(code(process)).isZero();
      out.await("Grüße, 世界 🔥\n");
      assertThat(server.lastChat().userText()).isEqualTo("Schöne Frage?");
      assertThat(err.text()).isEmpty();
    }
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(heeding());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HEARTHLINK_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    started.add(process);
    copy(process.getInputStream(), out);
    copy(process.getErrorStream(), err);
    return process;
  }

  /** A process inherits that Ctrl-C is ignored, as it is where a build runs in the background. */
  private static List<String> heeding() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return List.of();
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
        return (ignored & 2) == 0 ? List.of() : List.of("env", "--default-signal=INT");
      }
    }
    return List.of();
  }

  private static void copy(InputStream from, Screen to) {
    Thread thread =
        new Thread(
            () -> {
              try {
                from.transferTo(to);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void interrupt(Process process) throws Exception {
    String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
  }

  private static void say(OutputStream in, String text) throws IOException {
    in.write(text.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  private static int code(Process process) throws InterruptedException {
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
