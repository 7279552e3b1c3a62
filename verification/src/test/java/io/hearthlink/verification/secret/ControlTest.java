package io.hearthlink.verification.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.ErrorContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The canary is found where it does come out, or all the silence would mean nothing. */
class ControlTest {

  private final Canary canary = Canary.fresh();
  private final Evidence evidence = new Evidence(canary);

  @Test
  void in_every_logging_interface_and_in_what_is_printed() {
    Recorder recorder = Recorder.start(evidence);
    try (recorder) {
      LoggerFactory.getLogger("slf4j").trace("a {}", canary.key());
      LoggerFactory.getLogger("thrown").warn("b", new IllegalStateException(canary.prompt()));
      Logger.getLogger("jul").log(Level.FINEST, "c {0}", canary.key());
      System.getLogger("system").log(System.Logger.Level.TRACE, canary.key());
      System.out.println(canary.key());
      System.err.println(canary.prompt());
    }
    assertThat(evidence.leaks(Channel.LOG))
        .anyMatch(leak -> leak.startsWith("slf4j"))
        .anyMatch(leak -> leak.startsWith("thrown"))
        .anyMatch(leak -> leak.startsWith("jul"))
        .anyMatch(leak -> leak.startsWith("system"));
    assertThat(evidence.leaks(Channel.CONSOLE)).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void in_causes_and_in_what_was_suppressed() {
    IllegalStateException failure =
        new IllegalStateException("x", new IOException("y " + canary.key()));
    evidence.failure(failure);
    assertThat(evidence.leaks(Channel.FAILURE)).isNotEmpty();

    Evidence other = new Evidence(canary);
    IllegalStateException suppressing = new IllegalStateException("x");
    suppressing.addSuppressed(new IOException(canary.key()));
    other.failure(suppressing);
    assertThat(other.leaks(Channel.FAILURE)).isNotEmpty();
  }

  @Test
  void in_objects_that_are_held_by_others() {
    new ObjectWalk(evidence).from(List.of(ErrorContext.of("b", canary.key(), null)));
    assertThat(evidence.leaks(Channel.TO_STRING)).isNotEmpty();
  }

  @Test
  void in_files(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("deep"));
    Files.writeString(folder.resolve("deep/file.txt"), "a" + canary.key());
    LeftFiles.below(folder, evidence);
    assertThat(evidence.leaks(Channel.FILE)).isNotEmpty();
  }
}
