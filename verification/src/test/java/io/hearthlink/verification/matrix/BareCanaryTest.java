package io.hearthlink.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.LeavesBehind;
import io.hearthlink.verification.Project;
import io.hearthlink.verification.report.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Lets LangChain4j alone meet the same faults, and compares what it does wrong with the list of
 * what it is known to do wrong. An upgrade that fixes something shows which guard of ours may go;
 * one that breaks something is known before its users find out.
 */
@LeavesBehind(value = "socket .*", because = "nobody can close the clients of LangChain4j")
class BareCanaryTest {

  private static final String LIST = "bare-langchain4j.txt";

  /** Nearly all cells wait. */
  private static final int PARALLEL = 64;

  @Test
  void does_what_the_list_says() throws Exception {
    Suite suite = Suite.of("bare LangChain4j");
    List<String> seen = flaws(suite);
    Path copy = Path.of(System.getProperty("basedir", "")).resolve("target").resolve(LIST);
    Files.createDirectories(copy.getParent());
    Files.write(copy, seen);
    List<String> known = known();

    suite.line(
        "Cells in which LangChain4j alone breaks the contract: "
            + seen.size()
            + ". The violations counted here are differences to the committed list.");
    for (Flaw flaw : Flaw.values()) {
      suite.line("- " + flaw + ": " + seen.stream().filter(l -> l.endsWith(": " + flaw)).count());
    }
    List<String> changes = changes(known, seen);
    suite.cell("the list", changes);
    suite.write();

    assertThat(changes)
        .as(
            "what bare LangChain4j does with the faults has changed; where that is right, copy %s"
                + " over the list in the resources of this test",
            copy)
        .isEmpty();
    String flaws = seen.size() + " of " + cells().size();
    assertThat(Project.readme().contains(flaws)).as("the README says: %s", flaws).isTrue();
    long lies = seen.stream().filter(line -> flaw(line).compareTo(Flaw.FALSE_ANSWER) <= 0).count();
    String worst = "half an answer for a whole one | 0 | " + lies + " |";
    assertThat(Project.readme().contains(worst)).as("the README says: %s", worst).isTrue();
  }

  private static List<String> flaws(Suite suite) throws Exception {
    List<BareCell> cells = cells();
    ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
    try {
      List<Future<@Nullable Flaw>> running = new ArrayList<>();
      for (BareCell cell : cells) {
        running.add(pool.submit(cell::run));
      }
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        Flaw flaw = running.get(i).get();
        if (flaw != null) {
          lines.add(cells.get(i) + ": " + flaw);
        }
      }
      suite.goodCells(cells.size() - 1);
      return lines;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<BareCell> cells() {
    return Cells.all().stream()
        .filter(cell -> cell.entry() == EntryPoint.CLIENT && cell.stack() == Stack.PLAIN)
        .filter(cell -> cell.mode() != Mode.COLLECTED)
        // 1 GB takes the whole JVM with it, and no race belongs into a list
        .filter(cell -> !cell.fault().isHeavy() && !cell.fault().isRace())
        .filter(cell -> !cell.fault().caller().cancels())
        .filter(cell -> !cell.fault().caller().closes())
        .map(cell -> new BareCell(cell.fault(), cell.form(), cell.mode()))
        .sorted(
            Comparator.comparing(BareCell::fault)
                .thenComparing(BareCell::form)
                .thenComparing(BareCell::mode))
        .toList();
  }

  private static List<String> changes(List<String> known, List<String> seen) {
    TreeSet<String> changes = new TreeSet<>();
    known.stream()
        .filter(line -> !seen.contains(line))
        .forEach(line -> changes.add("no longer: " + line + ". It is why there is " + guard(line)));
    seen.stream()
        .filter(line -> !known.contains(line))
        .forEach(line -> changes.add("now: " + line));
    return List.copyOf(changes);
  }

  private static String guard(String line) {
    return flaw(line).guard();
  }

  private static Flaw flaw(String line) {
    return Flaw.of(line.substring(line.indexOf(": ") + 2));
  }

  private static List<String> known() {
    try (InputStream list =
        Objects.requireNonNull(BareCanaryTest.class.getResourceAsStream(LIST), LIST)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
