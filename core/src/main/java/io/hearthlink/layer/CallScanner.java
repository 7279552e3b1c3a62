package io.hearthlink.layer;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Separates calls from the text of one answer while it comes. Text is held back from the white
 * space before an opening on, as long as a block may stand there; after the first block of calls
 * all of it is, since only the ending tells whether they count. Belongs to one thread.
 */
final class CallScanner {

  private final List<Dialect> dialects;
  private final DeclaredTools tools;
  private final Supplier<String> ids;
  private final StringBuilder text = new StringBuilder();
  private final List<Found> found = new ArrayList<>();

  /** Up to here, text was given out. */
  private int shown;

  /** Before this, nothing opens that was not looked at. */
  private int from;

  /** The block that is being read; null where none is. */
  private @Nullable Reading reading;

  /**
   * Creates a scanner.
   *
   * @param tools what calls must fit
   * @param ids gives each call its identifier
   */
  CallScanner(List<Dialect> dialects, DeclaredTools tools, Supplier<String> ids) {
    this.dialects = dialects;
    this.tools = tools;
    this.ids = ids;
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
    findNext(false);
    return show(certain());
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
    boolean more = true;
    while (more) {
      more = findNext(true);
    }
    StringBuilder rest = new StringBuilder();
    String space = "";
    int at = shown;
    for (int i = 0; i <= found.size(); i++) {
      boolean last = i == found.size();
      String gap = text.substring(at, last ? text.length() : found.get(i).start);
      String body = i == 0 ? gap : gap.stripLeading();
      String kept = last ? body : body.stripTrailing();
      if (!kept.isEmpty()) {
        rest.append(shown == 0 && rest.isEmpty() ? "" : space).append(kept);
        space = body.substring(kept.length());
      } else if (i == 0) {
        space = body;
      }
      at = last ? text.length() : found.get(i).end;
    }
    return rest.toString();
  }

  /** The calls that were found. */
  List<ToolExecutionRequest> calls() {
    return found.stream().flatMap(block -> block.calls.stream()).toList();
  }

  private boolean findNext(boolean whole) {
    for (Reading current = opened(); current != null; current = opened()) {
      Block block = current.reader.read(text, whole);
      if (block.state() == Block.State.UNFINISHED) {
        return false;
      }
      reading = null;
      from = current.start + 1;
      List<ToolExecutionRequest> calls = fitting(block.calls());
      if (!calls.isEmpty()) {
        from = block.end();
        found.add(new Found(current.start, block.end(), calls));
        return true;
      }
    }
    return false;
  }

  private @Nullable Reading opened() {
    if (reading != null) {
      return reading;
    }
    int first = text.length();
    int longest = 1;
    for (Dialect dialect : dialects) {
      longest = Math.max(longest, dialect.opening().length());
      int start = text.indexOf(dialect.opening(), from);
      if (start >= 0 && start < first) {
        first = start;
        reading = new Reading(start, dialect.blockAt(start));
      }
    }
    from = Math.max(from, Math.min(first, text.length() - longest + 1));
    return reading;
  }

  private List<ToolExecutionRequest> fitting(List<WrittenCall> written) {
    List<ToolExecutionRequest> calls = new ArrayList<>(written.size());
    for (WrittenCall call : written) {
      if (!(tools.fit(call.request()) instanceof Fit.Fits fits)) {
        return List.of();
      }
      calls.add(fits.call());
    }
    return calls.stream().map(call -> call.toBuilder().id(ids.get()).build()).toList();
  }

  /** Up to where the text can neither be a block nor the white space before one. */
  private int certain() {
    int at = text.length();
    if (!found.isEmpty()) {
      at = found.get(0).start;
    } else if (reading != null) {
      at = reading.start;
    } else {
      at -= begunOpening();
    }
    while (at > shown && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** How many characters at the end may be the beginning of an opening. */
  private int begunOpening() {
    int most = 0;
    for (Dialect dialect : dialects) {
      String opening = dialect.opening();
      for (int n = Math.min(opening.length() - 1, text.length() - shown); n > most; n--) {
        int start = text.length() - n;
        if (text.charAt(start) == opening.charAt(0)
            && text.indexOf(opening.substring(0, n), start) == start) {
          most = n;
        }
      }
    }
    return most;
  }

  private String show(int end) {
    String piece = text.substring(shown, end);
    shown = end;
    return piece;
  }

  private record Reading(int start, BlockReader reader) {}

  private record Found(int start, int end, List<ToolExecutionRequest> calls) {}
}
