package io.hearthlink.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries texts through the native chat template, which garbles characters outside the basic plane
 * and writes {@code None} for empty texts: each travels as one private character that the text does
 * not use otherwise. Not thread-safe.
 */
final class Template {

  private static final char FIRST = '\uE000';
  private static final char LAST = '\uF8FF';

  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final String all;
  private char next = FIRST;

  /**
   * @param all every text that will be in the prompt, so that no placeholder is one of its
   *     characters
   */
  Template(String all) {
    this.all = all;
  }

  /** Returns a placeholder for a text without characters. */
  String empty() {
    return placeholder("");
  }

  /** Returns {@code text} with placeholders for what would not survive. */
  String hide(String text) {
    StringBuilder hidden = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isSupplementaryCodePoint(point)) {
                hidden.append(placeholder(Character.toString(point)));
              } else {
                hidden.appendCodePoint(point);
              }
            });
    return hidden.toString();
  }

  /** Placeholders and what they stand for, by turns. */
  List<String> pairs() {
    return placeholders.entrySet().stream()
        .flatMap(entry -> List.of(entry.getValue(), entry.getKey()).stream())
        .toList();
  }

  private String placeholder(String original) {
    return placeholders.computeIfAbsent(original, text -> String.valueOf(free()));
  }

  private char free() {
    while (next < LAST && all.indexOf(next) >= 0) {
      next++;
    }
    return next++;
  }
}
