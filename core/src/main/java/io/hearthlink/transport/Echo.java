package io.hearthlink.transport;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes from one text what it repeats of others: every run of {@value #RUN} characters or more,
 * wherever it begins, since servers cut what they repeat.
 */
final class Echo {

  /** Shorter ones are words that any two texts have in common. */
  static final int RUN = 16;

  private Echo() {}

  static String removed(String words, List<String> texts) {
    BitSet repeated = repeated(words, texts);
    StringBuilder kept = new StringBuilder();
    int at = 0;
    for (int start = repeated.nextSetBit(0); start >= 0; start = repeated.nextSetBit(at)) {
      kept.append(words, at, start).append('…');
      at = repeated.nextClearBit(start);
    }
    return kept.append(words, at, words.length()).toString();
  }

  private static BitSet repeated(String words, List<String> texts) {
    BitSet repeated = new BitSet();
    if (texts.isEmpty()) {
      return repeated;
    }
    Map<String, BitSet> places = new HashMap<>();
    for (int i = 0; i + RUN <= words.length(); i++) {
      places.computeIfAbsent(words.substring(i, i + RUN), run -> new BitSet()).set(i);
    }
    for (String text : texts) {
      for (int i = 0; i + RUN <= text.length(); i++) {
        BitSet found = places.remove(text.substring(i, i + RUN));
        if (found != null) {
          found.stream().forEach(start -> repeated.set(start, start + RUN));
        }
      }
    }
    return repeated;
  }
}
