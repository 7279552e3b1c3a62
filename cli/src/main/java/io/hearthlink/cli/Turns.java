package io.hearthlink.cli;

import org.jspecify.annotations.Nullable;

/** What the user says in a chat, turn by turn. */
interface Turns extends AutoCloseable {

  /** The next turn, never empty; null at the end. */
  @Nullable String next();

  /** Asks whoever types the turns, and returns what is typed; null at the end. */
  @Nullable String ask(String question);

  /** Whether somebody sits there who can react to a failure. */
  boolean interactive();

  @Override
  void close();

  /** Typed turns where somebody types them, else one turn from each line of standard input. */
  static Turns of(Session session) {
    Shell.Terminals terminals = session.shell().terminals();
    boolean typed = terminals.in() && terminals.out() && !session.output().json();
    return typed ? TypedTurns.open(session) : new PipedTurns(session.shell());
  }
}
