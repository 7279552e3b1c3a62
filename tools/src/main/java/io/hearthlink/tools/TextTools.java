package io.hearthlink.tools;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.text.BreakIterator;
import java.util.Locale;

/** Counts what is in a text, for a model, which cannot. Immutable and thread-safe. */
public final class TextTools {

  private static final int LONGEST = 100_000;

  /** Creates it. */
  public TextTools() {}

  /**
   * Counts characters, words, sentences and lines.
   *
   * @param text at most 100,000 characters
   * @throws ToolFailure if it is longer; the model may try a shorter one
   */
  @Tool(
      name = "text_statistics",
      value = "Count the characters, words, sentences and lines of a text")
  public Statistics textStatistics(@P("The text") String text) {
    if (text.length() > LONGEST) {
      throw ToolFailure.retry("The text is longer than " + LONGEST + " characters.");
    }
    return new Statistics(
        text.codePointCount(0, text.length()),
        count(BreakIterator.getWordInstance(Locale.ROOT), text),
        count(BreakIterator.getSentenceInstance(Locale.ROOT), text),
        (int) text.lines().count());
  }

  /**
   * What is in a text.
   *
   * @param characters characters, spaces and signs included
   * @param words pieces with a letter or a digit in them
   * @param sentences sentences with a letter or a digit in them
   * @param lines lines
   */
  public record Statistics(int characters, int words, int sentences, int lines) {}

  private static int count(BreakIterator pieces, String text) {
    pieces.setText(text);
    int count = 0;
    int from = pieces.first();
    for (int to = pieces.next(); to != BreakIterator.DONE; to = pieces.next()) {
      if (text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
        count++;
      }
      from = to;
    }
    return count;
  }
}
