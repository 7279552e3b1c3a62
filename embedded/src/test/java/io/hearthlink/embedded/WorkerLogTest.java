package io.hearthlink.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of the many lines that a worker prints. */
class WorkerLogTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "'I load\nI done', '', ''",
    "'error: it failed', error: it failed, error: it failed",
    "'E unknown architecture\nE no model\nerror: it failed', unknown architecture, error: it failed",
    "'error: it failed\nE unknown architecture\nE no model', unknown architecture, no model",
    "'E refused messages = [secret]', refused, refused",
  })
  void keepsTheFirstReasonOfTheNativeCodeAndTheLastComplaint(
      String printed, String first, String last) {
    WorkerLog log =
        new WorkerLog(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)));
    log.run();
    assertThat(log.first()).isEqualTo(first);
    assertThat(log.last()).isEqualTo(last);
  }
}
