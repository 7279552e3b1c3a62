package io.hearthlink.testkit.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into the pieces in which it is streamed. */
final class Words {

  private Words() {}

  /** Each word with the white space before it; together they are the text. */
  static List<String> of(@Nullable String text) {
    return text == null || text.isEmpty() ? List.of() : List.of(text.split("(?<=\\S)(?=\\s)"));
  }
}
