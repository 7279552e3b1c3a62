package io.hearthlink.embedded.worker;

import java.util.List;

/**
 * Lets text through up to the first stop sequence, and holds back what may become one. The native
 * search loses the text that it holds when the answer ends, so it is not used. Not thread-safe.
 */
final class StopSequences {

  private final List<String> stops;
  private final StringBuilder held = new StringBuilder();
  private boolean reached;

  StopSequences(List<String> stops) {
    this.stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
  }

  /** Takes the next piece and returns the text that may be shown now. */
  String push(String piece) {
    held.append(piece);
    int first = held.length();
    for (String stop : stops) {
      int at = held.indexOf(stop);
      if (at >= 0 && at < first) {
        first = at;
        reached = true;
      }
    }
    return release(reached ? first : held.length() - unsure());
  }

  /** Whether a stop sequence came. */
  boolean reached() {
    return reached;
  }

  /** Returns what was held back, once nothing more comes. */
  String end() {
    return reached ? "" : release(held.length());
  }

  private int unsure() {
    int longest = 0;
    for (String stop : stops) {
      for (int n = Math.min(stop.length() - 1, held.length()); n > longest; n--) {
        if (stop.startsWith(held.substring(held.length() - n))) {
          longest = n;
        }
      }
    }
    return longest;
  }

  private String release(int length) {
    String text = held.substring(0, length);
    held.delete(0, length);
    return text;
  }
}
