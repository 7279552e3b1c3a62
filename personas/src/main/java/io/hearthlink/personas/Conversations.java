package io.hearthlink.personas;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The conversations of a persona, one for each user: those of the users who spoke last, and all in
 * which somebody waits for an answer. Thread-safe.
 */
final class Conversations {

  private final int kept;
  private final int window;
  private final Map<Object, Conversation> byUser = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Creates it without any.
   *
   * @param kept how many are kept while nothing happens in them
   * @param window how many turns each remembers
   */
  Conversations(int kept, int window) {
    this.kept = kept;
    this.window = window;
  }

  /** Begins a turn once those of the same user that came before have ended. */
  void enter(Turn turn) {
    Conversation conversation;
    synchronized (byUser) {
      conversation =
          byUser.computeIfAbsent(turn.question().user(), user -> new Conversation(window));
      conversation.enter(turn);
      forgetTheEldest();
    }
    conversation.advance();
  }

  private void forgetTheEldest() {
    Iterator<Conversation> eldest = byUser.values().iterator();
    for (int tooMany = byUser.size() - kept; tooMany > 0 && eldest.hasNext(); ) {
      if (eldest.next().idle()) {
        eldest.remove();
        tooMany--;
      }
    }
  }
}
