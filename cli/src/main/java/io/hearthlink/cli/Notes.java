package io.hearthlink.cli;

import io.hearthlink.engine.Answer;

/** What a reader should know about an answer that does not show. */
final class Notes {

  private Notes() {}

  static void print(Output output, Answer answer) {
    if (output.json()) {
      return;
    }
    if (answer.truncated()) {
      output.note(output.errorStyle().faint("The answer was cut off at its limit of tokens."));
    }
    for (String note : answer.report().notes()) {
      output.note(output.errorStyle().faint(note));
    }
  }
}
