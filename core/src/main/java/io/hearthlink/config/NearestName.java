package io.hearthlink.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that somebody meant: the one with the fewest letters to add, drop, change or swap.
 */
public final class NearestName {

  private static final int MOST_EDITS = 3;

  private NearestName() {}

  /** At most {@code most} of {@code names}, the nearest to {@code written} first. */
  public static List<String> ranked(String written, Collection<String> names, int most) {
    String wanted = written.toLowerCase(Locale.ROOT);
    return names.stream()
        .sorted(Comparator.comparingInt(name -> edits(wanted, name.toLowerCase(Locale.ROOT))))
        .limit(most)
        .toList();
  }

  /**
   * The nearest of {@code names}; null where more than a third of the letters, or more than three,
   * would change.
   */
  static @Nullable String of(String written, Collection<String> names) {
    String best = null;
    int fewest = Math.min(MOST_EDITS, Math.max(1, written.length() / 3)) + 1;
    for (String name : names) {
      // names so different in length cannot be near, and a long one would be costly
      if (Math.abs(name.length() - written.length()) < fewest) {
        int edits = edits(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        if (edits < fewest) {
          fewest = edits;
          best = name;
        }
      }
    }
    return best;
  }

  /** Edits between two words, a swap of neighbours counting as one; it takes their product. */
  public static int edits(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] reused = beforeLast;
      beforeLast = last;
      last = row;
      row = reused;
    }
    return last[b.length()];
  }
}
