package io.hearthlink.embedded;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Sorts names by how much they look like another. */
final class NearestNames {

  private static final int MOST = 3;

  private NearestNames() {}

  /** Returns at most three of {@code names}, the nearest to {@code wanted} first. */
  static List<String> of(String wanted, List<String> names) {
    String name = wanted.toLowerCase(Locale.ROOT);
    return names.stream()
        .sorted(Comparator.comparingInt(other -> distance(name, other.toLowerCase(Locale.ROOT))))
        .limit(MOST)
        .toList();
  }

  /** How many characters must be added, removed or replaced. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
