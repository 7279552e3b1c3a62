package io.hearthlink.structured;

import java.util.List;

/** The marks with which models set reasoning apart from the answer. */
final class Reasoning {

  /** No mark stands here. */
  static final int NONE = -1;

  /** Reasoning begins here and never ends. */
  static final int UNFINISHED = -2;

  private record Marks(String opening, String closing) {}

  private static final List<Marks> ALL =
      List.of(
          new Marks("<think>", "</think>"),
          new Marks("<thinking>", "</thinking>"),
          new Marks("<thought>", "</thought>"),
          new Marks("<reasoning>", "</reasoning>"),
          new Marks("[THINK]", "[/THINK]"),
          new Marks("\u25C1think\u25B7", "\u25C1/think\u25B7"),
          new Marks("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"));

  private Reasoning() {}

  static boolean mayBegin(char c) {
    return c == '<' || c == '[' || c == '\u25C1';
  }

  /**
   * Returns where the answer begins behind the mark at {@code at}, be it the beginning of the
   * reasoning or its end, since templates often write the beginning themselves.
   */
  static int endOf(String text, int at) {
    for (Marks marks : ALL) {
      if (text.startsWith(marks.closing, at)) {
        return at + marks.closing.length();
      }
      if (text.startsWith(marks.opening, at)) {
        int end = text.indexOf(marks.closing, at);
        return end < 0 ? UNFINISHED : end + marks.closing.length();
      }
    }
    return NONE;
  }
}
