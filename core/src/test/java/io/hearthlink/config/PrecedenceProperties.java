package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrecedenceProperties {

  /** What one source says: the key itself, its other spelling, both, or nothing. */
  record Said(Optional<Integer> exact, Optional<Integer> shorter) {

    Optional<Integer> counts() {
      return exact.or(() -> shorter);
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void the_strongest_source_wins_and_in_it_the_exact_key(
      @ForAll("said") Said yaml, @ForAll("said") Said variables, @ForAll("said") Said line)
      throws IOException {
    Path folder = Files.createTempDirectory("precedence");
    Given given = new Given(folder).yaml(yaml(yaml));
    variables.exact().ifPresent(s -> given.variable("HEARTHLINK_LLM_TIMEOUTS_IDLE", "" + s));
    variables.shorter().ifPresent(s -> given.variable("HEARTHLINK_LLM_TIMEOUT", "" + s));
    line.exact().ifPresent(s -> given.commandLine("llm.timeouts.idle", s));
    line.shorter().ifPresent(s -> given.commandLine("llm.timeout", s));

    int expected = line.counts().or(variables::counts).or(yaml::counts).orElse(60);
    assertThat(given.llm().timeouts().idle()).hasSeconds(expected);
    Files.delete(folder.resolve("hearthlink.yaml"));
    Files.delete(folder);
  }

  private static String yaml(Said said) {
    List<String> keys = new ArrayList<>();
    said.exact().ifPresent(s -> keys.add("timeouts: {idle: " + s + "}"));
    said.shorter().ifPresent(s -> keys.add("timeout: " + s));
    return "llm: {" + String.join(", ", keys) + "}";
  }

  @Provide
  Arbitrary<Said> said() {
    Arbitrary<Optional<Integer>> seconds = Arbitraries.integers().between(1, 999).optional(0.5);
    return Combinators.combine(seconds, seconds).as(Said::new);
  }
}
