package io.hearthlink.layer;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Finds the blocks of calls in the text of one answer while it comes. Belongs to one thread. */
final class BlockFinder {

  /** So many characters are read in vain before the rest counts as text, lest an answer hang. */
  private static final int MOST_IN_VAIN = 20_000_000;

  private final Openings openings;
  private final CallFitter fitter;
  private final StringBuilder text;
  private final CodeMarks marks = new CodeMarks();

  /** The dialects that may have a block at {@link #at}, the first one being read. */
  private final Queue<DialectReader> readers = new ArrayDeque<>();

  /** Before this, nothing opens that was not looked at. */
  private int at;

  /** Where the text before {@link #at} ends, without white space. */
  private int ink;

  private int inVain;

  BlockFinder(Openings openings, CallFitter fitter, StringBuilder text) {
    this.openings = openings;
    this.fitter = fitter;
    this.text = text;
  }

  /** Up to where the text can neither be in a block nor be the white space before one. */
  int certain() {
    return ink;
  }

  /**
   * Returns the next block of calls; null where none is, or none yet.
   *
   * @param complete whether nothing more will come
   */
  @Nullable FoundBlock next(boolean complete) {
    while (!readers.isEmpty() || findOpening(complete)) {
      DialectReader reader = readers.element();
      Block block = reader.read(text, complete);
      if (block.state() == Block.State.UNFINISHED) {
        return null;
      }
      readers.remove();
      FoundBlock found =
          block.state() == Block.State.TEXT ? null : fitter.fit(reader.dialect(), block, ink, at);
      if (found != null) {
        readers.clear();
        marks.passBlock();
        at = found.end();
        ink = at;
        return found;
      }
      inVain += reader.read();
      if (readers.isEmpty()) {
        pass();
      }
    }
    return null;
  }

  private boolean findOpening(boolean complete) {
    for (; at < text.length(); pass()) {
      if (inVain > MOST_IN_VAIN) {
        continue;
      }
      List<Dialect> opened = openings.at(text, at, complete, ink == 0, marks);
      if (opened == null) {
        return false;
      }
      opened.forEach(dialect -> readers.add(new DialectReader(dialect, at)));
      if (!opened.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void pass() {
    char c = text.charAt(at);
    marks.pass(c);
    at++;
    if (!Character.isWhitespace(c)) {
      ink = at;
    }
  }
}
