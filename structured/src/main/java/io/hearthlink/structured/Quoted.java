package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.structured.JsonText.BadJsonException;
import org.jspecify.annotations.Nullable;

/** JSON that was written as a text of JSON once more, with quotes around it or without. */
final class Quoted {

  private Quoted() {}

  /** Returns the text that {@code text} is the JSON of; null where it is not. */
  static @Nullable String decoded(String text) {
    String stripped = text.strip();
    boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
    if (!quoted && !stripped.startsWith("{\\\"") && !stripped.startsWith("[{\\\"")) {
      return null;
    }
    try {
      JsonNode decoded = JsonText.read(quoted ? stripped : '"' + stripped + '"');
      return decoded.textValue();
    } catch (BadJsonException otherwise) {
      return null;
    }
  }
}
