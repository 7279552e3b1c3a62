package io.hearthlink.embedded.worker;

import java.util.List;

/** Puts back the texts that travelled through the chat template as placeholders. */
final class Placeholders {

  private Placeholders() {}

  /**
   * Replaces each placeholder in {@code text}.
   *
   * @param pairs placeholder and original by turns; a placeholder is one character
   */
  static String restore(String text, List<String> pairs) {
    if (pairs.isEmpty()) {
      return text;
    }
    StringBuilder restored = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      restored.append(original(text.charAt(i), pairs));
    }
    return restored.toString();
  }

  private static String original(char character, List<String> pairs) {
    // placeholders lie in one private range, so that other text is not looked up
    if (character >= '\uE000' && character <= '\uF8FF') {
      for (int i = 0; i + 1 < pairs.size(); i += 2) {
        if (pairs.get(i).charAt(0) == character) {
          return pairs.get(i + 1);
        }
      }
    }
    return String.valueOf(character);
  }
}
