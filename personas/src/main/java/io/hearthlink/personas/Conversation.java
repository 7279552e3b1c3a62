package io.hearthlink.personas;

import dev.langchain4j.data.message.ChatMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one user: remembers the last turns, whole ones, and lets one turn run at a
 * time, in the order in which they came. Thread-safe.
 */
final class Conversation {

  private final int window;
  private final Deque<List<ChatMessage>> remembered = new ArrayDeque<>();
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private @Nullable Turn running;
  private boolean starting;

  /** Creates one without turns, which remembers the last {@code window}. */
  Conversation(int window) {
    this.window = window;
  }

  /** Lets a turn wait; {@link #advance} begins it. */
  synchronized void enter(Turn turn) {
    turn.join(this);
    waiting.add(turn);
  }

  /** Lets a turn wait no more; says whether it did. */
  synchronized boolean withdraw(Turn turn) {
    return waiting.remove(turn);
  }

  synchronized boolean idle() {
    return running == null && waiting.isEmpty();
  }

  /** Ends a turn; what was {@code said} in it is remembered, nothing if that is empty. */
  void leave(Turn turn, List<ChatMessage> said) {
    synchronized (this) {
      if (turn == running) {
        running = null;
      }
      if (!said.isEmpty()) {
        remembered.add(said);
      }
      if (remembered.size() > window) {
        remembered.remove();
      }
    }
    advance();
  }

  /** Begins the next turn if none runs. */
  void advance() {
    // a turn may end while it begins; the loop begins the next one, not a deeper call
    for (Turn next = take(); next != null; next = take()) {
      next.begin(messages());
      started();
    }
  }

  private synchronized @Nullable Turn take() {
    if (running != null || starting) {
      return null;
    }
    running = waiting.poll();
    starting = running != null;
    return running;
  }

  private synchronized List<ChatMessage> messages() {
    return remembered.stream().flatMap(List::stream).toList();
  }

  private synchronized void started() {
    starting = false;
  }
}
