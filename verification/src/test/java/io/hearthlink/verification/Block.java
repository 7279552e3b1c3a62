package io.hearthlink.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * A block of code in a document.
 *
 * @param language what stands behind its fence; empty where nothing does
 * @param line its first line in the document, from 1
 * @param text its lines
 */
record Block(String language, int line, String text) {

  private static final String FENCE = "```";

  /** The blocks of the README in one language. */
  static List<Block> ofReadme(String language) {
    return of(Project.readme()).stream().filter(b -> b.language().equals(language)).toList();
  }

  private static List<Block> of(String markdown) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        String text = String.join("\n", lines.subList(i + 1, end));
        blocks.add(new Block(lines.get(i).substring(FENCE.length()), i + 2, text));
        i = end;
      }
    }
    return blocks;
  }

  @Override
  public String toString() {
    return "line " + line;
  }
}
