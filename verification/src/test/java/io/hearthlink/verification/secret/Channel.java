package io.hearthlink.verification.secret;

import java.util.List;
import java.util.Locale;

/** Where something may come out, and whether what was asked may. A key never may. */
enum Channel {
  /** What any library logs, at any level. */
  LOG(false),
  /** Messages and stack traces of failures, of their causes and of what they suppressed. */
  FAILURE(false),
  /** {@code toString()} of what a program can get hold of. */
  TO_STRING(false),
  /** {@code toString()} of what works inside, and of what tests are made of. */
  TO_STRING_INSIDE(true),
  /** Names of threads while the call runs. */
  THREAD(false),
  /** What listeners of LangChain4j hear, which is given the conversation. */
  LISTENER(true),
  /** The exchange with the server, for whoever asks for it. */
  WIRE_LOG(true),
  /** Standard output and standard error of a program that prints nothing itself. */
  CONSOLE(false),
  /** Java's serialized form. */
  SERIALIZED(true),
  /** The JSON that Jackson makes of a value. */
  JSON(true),
  /** Standard output of the command line: answers. */
  STDOUT(true),
  /** Standard error of the command line. */
  STDERR(false),
  /** Standard error of the command line with {@code --debug}. */
  DEBUG(true),
  /** Files that were written. */
  FILE(false),
  /** Files that tests record exchanges in, to be committed. */
  CASSETTE(true),
  /** Command lines and variables of processes that were started. */
  PROCESS(false),
  /** What the test kit says of a test that fails. */
  TEST_FAILURE(true);

  private final boolean mayShowPrompts;

  Channel(boolean mayShowPrompts) {
    this.mayShowPrompts = mayShowPrompts;
  }

  List<String> leaks(Canary canary, String text) {
    return mayShowPrompts ? canary.keysIn(text) : canary.allIn(text);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
