package io.hearthlink.verification.matrix;

/** What bare LangChain4j does wrong in a cell, told so coarsely that no load changes it. */
enum Flaw {
  NEVER_ENDS(
      "never ends",
      "the limits on waiting in JdkEngine.await and IncomingBody.readInto, and the end mark that"
          + " StreamReader asks for"),
  ENDS_TWICE("two endings, or events after the end", "the one ending of AnswerCollector"),
  FALSE_ANSWER("an answer that is not the whole truth", "what the wires judge, event by event"),
  LOST_ANSWER("a failure where the answer came", "the tolerance of the wires and of EventReader"),
  UNTYPED("an untyped error", "ErrorClassifier and ConnectionFailures");

  private final String words;
  private final String guard;

  Flaw(String words, String guard) {
    this.words = words;
    this.guard = guard;
  }

  /** What of ours is there because of it. */
  String guard() {
    return guard;
  }

  static Flaw of(String words) {
    for (Flaw flaw : values()) {
      if (flaw.words.equals(words)) {
        return flaw;
      }
    }
    throw new IllegalArgumentException("no flaw is called: " + words);
  }

  @Override
  public String toString() {
    return words;
  }
}
