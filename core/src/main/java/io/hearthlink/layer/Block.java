package io.hearthlink.layer;

import java.util.List;

/**
 * What stands at an opening.
 *
 * @param state whether it is a block of calls
 * @param end where it ends, exclusive, for {@link State#CALLS}
 * @param calls the calls that are written in it, for {@link State#CALLS}
 */
record Block(State state, int end, List<WrittenCall> calls) {

  enum State {
    /** It may become one. */
    UNFINISHED,
    /** It cannot become one any more. */
    TEXT,
    /** It is one. */
    CALLS
  }

  static final Block UNFINISHED = new Block(State.UNFINISHED, 0, List.of());
  static final Block TEXT = new Block(State.TEXT, 0, List.of());

  static Block calls(int end, List<WrittenCall> calls) {
    return new Block(State.CALLS, end, List.copyOf(calls));
  }
}
