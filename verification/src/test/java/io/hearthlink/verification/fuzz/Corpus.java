package io.hearthlink.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.verification.report.Suite;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts the inputs of a target for the report, and fails it where its inputs were not all read:
 * Jazzer is content with a folder that it does not find.
 */
final class Corpus implements AfterTestExecutionCallback, AfterAllCallback {

  /** A target with fewer inputs than this has lost them. */
  private static final int LEAST = 10;

  private final Suite suite;
  private int inputs;

  private Corpus(String name) {
    this.suite = Suite.of(name);
  }

  static Corpus of(String name) {
    return new Corpus(name);
  }

  /** Counts an input; every target begins with it. */
  void input() {
    inputs++;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    context
        .getExecutionException()
        .ifPresent(thrown -> suite.cell(context.getDisplayName(), List.of(String.valueOf(thrown))));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException, URISyntaxException {
    int kept = kept(context.getRequiredTestClass());
    suite.goodCells(inputs - suite.cells());
    suite.line(kept + " inputs are kept.");
    suite.write();
    // one more, since the empty input is always read
    assertThat(inputs).as("inputs that were read").isGreaterThan(kept);
    assertThat(kept).as("inputs that are kept").isGreaterThanOrEqualTo(LEAST);
  }

  private static int kept(Class<?> target) throws IOException, URISyntaxException {
    URL folder = target.getResource(target.getSimpleName() + "Inputs");
    if (folder == null) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }
}
