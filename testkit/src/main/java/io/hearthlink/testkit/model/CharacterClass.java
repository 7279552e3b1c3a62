package io.hearthlink.testkit.model;

import java.util.Random;

/**
 * The characters that one place of a regular expression allows, of those that are easy to read.
 *
 * @param chars the characters
 * @param end where the expression goes on
 */
record CharacterClass(String chars, int end) {

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String WORD = LETTERS + DIGITS + "_";
  private static final String SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~";
  private static final String ALL = WORD + SIGNS + " ";
  private static final int MOST = 200;

  static CharacterClass any() {
    return new CharacterClass(WORD, 0);
  }

  String one(Random random) {
    if (chars.isEmpty()) {
      throw new NoDataException("no plain character fits its pattern");
    }
    return String.valueOf(chars.charAt(random.nextInt(chars.length())));
  }

  /** What stands behind a backslash. */
  static CharacterClass escape(String pattern, int at) {
    char c = pattern.charAt(at);
    return switch (c) {
      case 'd' -> new CharacterClass(DIGITS, at + 1);
      case 'w' -> new CharacterClass(WORD, at + 1);
      case 's' -> new CharacterClass(" ", at + 1);
      case 'D' -> new CharacterClass(without(DIGITS), at + 1);
      case 'W' -> new CharacterClass(without(WORD), at + 1);
      case 'S' -> new CharacterClass(without(" "), at + 1);
      case 't' -> new CharacterClass("\t", at + 1);
      case 'n' -> new CharacterClass("\n", at + 1);
      case 'r' -> new CharacterClass("\r", at + 1);
      case 'u' -> {
        int end = Math.min(at + 5, pattern.length());
        yield new CharacterClass(
            String.valueOf((char) Integer.parseInt(pattern.substring(at + 1, end), 16)), end);
      }
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new NoDataException("\\" + c + " in its pattern is not supported");
        }
        yield new CharacterClass(String.valueOf(c), at + 1);
      }
    };
  }

  /** What stands between square brackets, from behind the first. */
  static CharacterClass read(String pattern, int start) {
    boolean negated = pattern.charAt(start) == '^';
    int at = negated ? start + 1 : start;
    StringBuilder chars = new StringBuilder();
    while (pattern.charAt(at) != ']') {
      if (pattern.charAt(at) == '[' || pattern.startsWith("&&", at)) {
        throw new NoDataException("a class within a class of its pattern is not supported");
      }
      CharacterClass low = member(pattern, at);
      at = low.end();
      if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        CharacterClass high = member(pattern, at + 1);
        at = high.end();
        addRange(chars, low.chars().charAt(0), high.chars().charAt(0));
      } else {
        chars.append(low.chars());
      }
    }
    return new CharacterClass(negated ? without(chars.toString()) : chars.toString(), at + 1);
  }

  private static CharacterClass member(String pattern, int at) {
    return pattern.charAt(at) == '\\'
        ? escape(pattern, at + 1)
        : new CharacterClass(pattern.substring(at, at + 1), at + 1);
  }

  private static void addRange(StringBuilder chars, char low, char high) {
    for (int c = low; c <= high && c < low + MOST; c++) {
      chars.append((char) c);
    }
  }

  private static String without(String excluded) {
    StringBuilder rest = new StringBuilder();
    ALL.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> rest.append((char) c));
    return rest.toString();
  }
}
