package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeServer;
import io.hearthlink.verification.report.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An answer of 1 GB is a typed failure in less than 3 s, in a JVM with a heap of 128 MB. */
@Tag("deep")
@Tag("alone")
class SmallHeapTest {

  private static final Duration MOST = Duration.ofSeconds(3);

  @Test
  void a_gigabyte_is_a_typed_failure() throws Exception {
    Suite suite = Suite.of("1 GB with a heap of 128 MB");
    for (Form form : Form.values()) {
      for (Mode mode : Mode.values()) {
        Asked asked = new Asked(form, mode.streamed());
        try (FakeServer server =
            form.server().answerInTurn(asked.answer()).answer(Replies.gigabyte(asked)).start()) {
          String outcome = ask(form, mode, server.url());
          String[] words = outcome.split(" ", -1);
          boolean right =
              words[0].equals("MalformedResponseException")
                  && Long.parseLong(words[1]) < MOST.toMillis();
          Sweep.count(suite, form + " " + mode, right ? null : outcome);
          suite.time("to the failure", Duration.ofMillis(Long.parseLong(words[1])));
        }
      }
    }
    suite.write();
    assertThat(suite.violations()).isEmpty();
  }

  private static String ask(Form form, Mode mode, String url) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HugeAnswer.class.getName(),
                    form.name(),
                    mode.name(),
                    url))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out.strip();
  }
}
