package io.hearthlink.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the dialects whose blocks can begin at a place. Immutable. */
final class Openings {

  /** What the openings begin with that are code fences. */
  private static final String FENCE = "```";

  private final List<Dialect> dialects;
  private final String firsts;

  Openings(List<Dialect> dialects) {
    this.dialects = dialects;
    this.firsts =
        dialects.stream()
            .flatMap(dialect -> dialect.openings().stream())
            .map(opening -> opening.substring(0, 1))
            .distinct()
            .collect(Collectors.joining());
  }

  /**
   * Returns the dialects that open at {@code at}; null where the text is too short to tell.
   *
   * @param complete whether nothing more will come
   * @param first whether nothing but white space stands before
   * @param marks what is code there
   */
  @Nullable List<Dialect> at(
      StringBuilder text, int at, boolean complete, boolean first, CodeMarks marks) {
    if (firsts.indexOf(text.charAt(at)) < 0 || marks.inCode()) {
      return List.of();
    }
    boolean undecided = false;
    List<Dialect> opened = new ArrayList<>();
    for (Dialect dialect : dialects) {
      if (dialect.alone() && !first) {
        continue;
      }
      for (String opening : dialect.openings()) {
        boolean here =
            (marks.atLineStart() || !opening.startsWith(FENCE)) && starts(text, at, opening);
        if (here && text.length() - at < opening.length()) {
          undecided = true;
        } else if (here) {
          opened.add(dialect);
        }
      }
    }
    return undecided && !complete ? null : opened;
  }

  /** Whether {@code text} and {@code opening} agree from {@code at} on, as far as both go. */
  private static boolean starts(StringBuilder text, int at, String opening) {
    int most = Math.min(opening.length(), text.length() - at);
    for (int i = 0; i < most; i++) {
      if (text.charAt(at + i) != opening.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
