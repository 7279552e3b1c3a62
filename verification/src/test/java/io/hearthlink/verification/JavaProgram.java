package io.hearthlink.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own, in a folder of its own, that knows the demo model and no other
 * configuration.
 *
 * @param folder where it runs and its output is kept
 */
record JavaProgram(Path folder) {

  static final String CLASS_PATH = System.getProperty("java.class.path");

  /**
   * What a program did.
   *
   * @param exit its exit code
   * @param out its standard output
   * @param err its standard error
   */
  record Result(int exit, String out, String err) {}

  /** Runs it to its end, with {@code classes} in front of the class path of this test. */
  Result run(Path classes, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp"));
    command.add(classes + File.pathSeparator + CLASS_PATH);
    command.add(main);
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HEARTHLINK_"));
    builder.environment().put("HEARTHLINK_LLM_MODEL", "embedded:ember");
    try {
      Process process = builder.start();
      try {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", main).isTrue();
        return new Result(process.exitValue(), Project.read(out), Project.read(err));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
