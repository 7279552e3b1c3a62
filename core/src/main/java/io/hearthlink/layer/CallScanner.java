package io.hearthlink.layer;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Separates calls from the text of one answer while it comes. Text is held back from the white
 * space before an opening on, as long as a block may stand there; after the first block of calls
 * all of it is, since only the ending tells whether they count. Belongs to one thread.
 */
final class CallScanner {

  private final StringBuilder text = new StringBuilder();
  private final List<FoundBlock> found = new ArrayList<>();
  private final BlockFinder finder;

  /** Up to here, text was given out. */
  private int shown;

  CallScanner(Openings openings, CallFitter fitter) {
    this.finder = new BlockFinder(openings, fitter, text);
  }

  /** Whether no text came. */
  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Takes the next piece and returns what is certainly text; empty where nothing is. */
  String push(String piece) {
    text.append(piece);
    if (!found.isEmpty()) {
      return "";
    }
    FoundBlock first = finder.next(false);
    if (first == null) {
      return show(finder.certain());
    }
    found.add(first);
    return show(first.inkBefore());
  }

  /** Returns what was held back, as it came. */
  String rest() {
    return show(text.length());
  }

  /**
   * Returns what was held back, without the calls. White space before a call stays where text
   * follows, that after a call goes.
   */
  String finish() {
    for (FoundBlock block = finder.next(true); block != null; block = finder.next(true)) {
      found.add(block);
    }
    StringBuilder rest = new StringBuilder();
    String space = "";
    int at = shown;
    for (int i = 0; i <= found.size(); i++) {
      boolean last = i == found.size();
      String gap = text.substring(at, last ? text.length() : found.get(i).start());
      String body = i == 0 ? gap : gap.stripLeading();
      String kept = last ? body : body.stripTrailing();
      if (!kept.isEmpty()) {
        rest.append(shown == 0 && rest.isEmpty() ? "" : space).append(kept);
        space = body.substring(kept.length());
      } else if (i == 0) {
        space = body;
      }
      at = last ? text.length() : found.get(i).end();
    }
    return rest.toString();
  }

  /** The calls that were found. */
  List<ToolExecutionRequest> calls() {
    return found.stream().flatMap(block -> block.calls().stream()).toList();
  }

  /** What a report should say of them. */
  List<String> notes() {
    return found.stream().flatMap(block -> block.notes().stream()).distinct().toList();
  }

  private String show(int end) {
    String piece = text.substring(shown, end);
    shown = end;
    return piece;
  }
}
