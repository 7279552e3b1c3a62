package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.verification.Project;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every class whose state is shared by threads is raced, or {@code shared-state.txt} says why not.
 */
class SharedStateTest {

  /** What shows in the source that threads meet there; a monitor shows in nothing else. */
  private static final Pattern SHARED =
      Pattern.compile(
          "\\b(synchronized|volatile|ThreadLocal|Semaphore|CountDownLatch|Phaser|VarHandle"
              + "|Atomic[A-Z]\\w*|Concurrent[A-Z]\\w*|CopyOnWrite\\w*|Reentrant\\w*|StampedLock"
              + "|\\w*(Blocking|Transfer)Queue|new CompletableFuture)\\b"
              + "|\\bstatic (?!final)[\\w<>?@, .]+ \\w+( = [^;]*)?;");

  private static final Pattern NO_CODE = Pattern.compile("\\s*(\\*|//|/\\*|import |package ).*");

  private static final Map<String, String> LISTED = listed();

  @Test
  void every_class_with_shared_state_is_listed() {
    Set<String> shared =
        Project.mainSources().stream()
            .filter(file -> !file.toString().contains("examples"))
            .filter(SharedStateTest::isShared)
            .map(SharedStateTest::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shared).hasSizeGreaterThan(50);
    assertThat(LISTED.keySet()).containsExactlyElementsOf(shared);
  }

  @Test
  void every_test_in_the_list_is_there() {
    Set<String> tests =
        Project.testSources().stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    assertThat(LISTED.values())
        .filteredOn(how -> !how.startsWith("-"))
        .allSatisfy(how -> assertThat(tests).containsAll(Arrays.asList(how.split(", "))));
  }

  private static boolean isShared(Path file) {
    return Project.read(file)
        .lines()
        .filter(line -> !NO_CODE.matcher(line).matches())
        .anyMatch(line -> SHARED.matcher(line).find());
  }

  /** The name of the class below {@code io.hearthlink}. */
  private static String name(Path file) {
    String path = file.toString().replace(file.getFileSystem().getSeparator(), ".");
    String below = "src.main.java.io.hearthlink.";
    return path.substring(path.indexOf(below) + below.length()).replaceAll("\\.java$", "");
  }

  private static Map<String, String> listed() {
    Path file =
        Project.FOLDER.resolve(
            "verification/src/test/resources/io/hearthlink/verification/race/shared-state.txt");
    Map<String, String> listed = new TreeMap<>();
    Project.read(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" {2,}", 2))
        .forEach(row -> listed.put(row[0], row[1]));
    return listed;
  }
}
