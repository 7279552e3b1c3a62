package io.hearthlink.structured;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JSON in an answer: between sentences, in fenced blocks, behind reasoning. Every
 * character is looked at once or twice, whatever the text. Belongs to one thread.
 */
final class JsonFinder {

  /** An answer with more values than this is none. */
  private static final int MOST = 100;

  /**
   * One JSON value of an answer.
   *
   * @param json the value, strict
   * @param exact whether the answer is this value, strict already, and nothing else
   */
  record Found(String json, boolean exact) {}

  private final String text;
  private final List<Found> found = new ArrayList<>();
  private @Nullable Rewriter last;
  private @Nullable String problem;
  private int problemAt;
  private int at;

  private JsonFinder(String text) {
    this.text = text;
  }

  /** Looks through {@code text}. */
  static JsonFinder in(String text) {
    JsonFinder finder = new JsonFinder(text);
    finder.look();
    return finder;
  }

  /** The values that stand beside each other in the text; none if it has a {@link #fault}. */
  List<Found> found() {
    return problem == null ? List.copyOf(found) : List.of();
  }

  /** Why nothing of the text can be trusted; null where all of it can. */
  @Nullable String fault() {
    return problem == null ? null : Place.of(text, problemAt) + " " + problem + ".";
  }

  /** What is complete in the last value of a text that is not at its end yet; null before that. */
  static @Nullable String unfinished(String text) {
    Rewriter last = in(text).last;
    return last == null ? null : last.completeJson();
  }

  private void look() {
    while (at < text.length() && found.size() <= MOST) {
      char c = text.charAt(at);
      int behind = Reasoning.mayBegin(c) ? Reasoning.endOf(text, at) : Reasoning.NONE;
      if (behind == Reasoning.UNFINISHED) {
        blame("reasoning that does not end");
        last = null;
        return;
      }
      if (behind != Reasoning.NONE) {
        // what was written before is no answer
        found.clear();
        last = null;
        problem = null;
        at = behind;
      } else if (c == '{' || c == '[') {
        read();
      } else {
        at++;
      }
    }
    if (found.size() > MOST) {
      blame("more than " + MOST + " values");
    }
  }

  private void read() {
    int start = at;
    Rewriter value = new Rewriter(text, start);
    at = Math.max(start + 1, value.at());
    String wrong = value.fault();
    if (wrong == null || value.filled() || at >= text.length()) {
      last = value;
    }
    if (wrong == null && goesOn()) {
      wrong = "more of it behind its end";
    }
    if (wrong == null) {
      found.add(new Found(value.json(), !value.changed() && alone(start)));
    } else if (value.filled()) {
      blame(wrong);
    }
  }

  private void blame(String what) {
    if (problem == null) {
      problem = what;
      problemAt = at;
    }
  }

  /** Whether what follows belongs to the value, which then ended too early. */
  private boolean goesOn() {
    int next = at;
    while (next < text.length() && (Spaces.is(text.charAt(next)) || closes(text.charAt(next)))) {
      next++;
    }
    if (next == text.length() || (text.charAt(next) != ',' && text.charAt(next) != ':')) {
      return false;
    }
    next = behindSpaces(next + 1);
    // a sentence may go on behind a comma too
    return next == text.length() || !Character.isLetter(text.charAt(next));
  }

  private int behindSpaces(int from) {
    int next = from;
    while (next < text.length() && Spaces.is(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean closes(char c) {
    return c == '}' || c == ']';
  }

  private boolean alone(int start) {
    return found.isEmpty() && blank(0, start) && blank(at, text.length());
  }

  private boolean blank(int from, int to) {
    int next = from;
    while (next < to && Spaces.isStrict(text.charAt(next))) {
      next++;
    }
    return next == to;
  }
}
