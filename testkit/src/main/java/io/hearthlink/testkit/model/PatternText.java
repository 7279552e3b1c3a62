package io.hearthlink.testkit.model;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Makes a text in which a regular expression is found, by writing what the expression reads. Knows
 * literals, classes, groups, alternatives and quantifiers; the text is checked in the end, so that
 * what this takes too lightly (anchors) is found out.
 */
final class PatternText {

  private static final int TRIES = 200;
  private static final int LONGEST_REPETITION = 10_000;

  private final String pattern;
  private final Random random;
  private final int stretch;
  private int at;

  private PatternText(String pattern, Random random, int stretch) {
    this.pattern = pattern;
    this.random = random;
    this.stretch = stretch;
  }

  static String of(String pattern, int least, int most, Random random) {
    Pattern check;
    try {
      check = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new NoDataException("its pattern cannot be read");
    }
    for (int i = 0; i < TRIES; i++) {
      // longer and longer repetitions, up to what may be needed
      int stretch = 2 + Math.min(least, LONGEST_REPETITION) * i / TRIES + i / 20;
      String text = new PatternText(pattern, random, stretch).alternatives(true);
      Matcher found = check.matcher(text);
      if (text.length() >= least && text.length() <= most && found.find()) {
        return text;
      }
    }
    throw new NoDataException("no text was found for its pattern and length");
  }

  /** One of the alternatives up to a closing bracket or the end; nothing where it is not kept. */
  private String alternatives(boolean kept) {
    int start = at;
    int count = 1;
    skipAlternative();
    while (next('|')) {
      count++;
      skipAlternative();
    }
    int end = at;
    if (!kept) {
      return "";
    }
    at = start;
    for (int skipped = random.nextInt(count); skipped > 0; skipped--) {
      skipAlternative();
      at++;
    }
    String text = sequence();
    at = end;
    return text;
  }

  private void skipAlternative() {
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      atom(false);
      if (quantified()) {
        repetitions();
      }
    }
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int start = at;
      String first = atom(true);
      int times = quantified() ? repetitions() : 1;
      int end = at;
      for (int i = 0; i < times; i++) {
        at = start;
        text.append(i == 0 ? first : atom(true));
      }
      at = end;
    }
    return text.toString();
  }

  private String atom(boolean kept) {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '(' -> group(kept);
      case '[' -> {
        CharacterClass chars = CharacterClass.read(pattern, at);
        at = chars.end();
        yield chars.one(random);
      }
      case '.' -> CharacterClass.any().one(random);
      case '\\' -> {
        CharacterClass chars = CharacterClass.escape(pattern, at);
        at = chars.end();
        yield chars.one(random);
      }
      default -> String.valueOf(c);
    };
  }

  private String group(boolean kept) {
    if (next('?')) {
      if (!next(':')) {
        throw new NoDataException("its pattern looks around, which is not supported");
      }
    }
    String text = alternatives(kept);
    if (!next(')')) {
      throw new NoDataException("its pattern cannot be read");
    }
    return text;
  }

  private boolean quantified() {
    return at < pattern.length()
        && ("?*+".indexOf(pattern.charAt(at)) >= 0
            || pattern.substring(at).matches("(?s)\\{\\d{1,9}(,\\d{0,9})?}.*"));
  }

  /** Reads a quantifier and decides on a number. */
  private int repetitions() {
    int least;
    int most;
    char c = pattern.charAt(at++);
    if (c == '{') {
      int end = pattern.indexOf('}', at);
      String[] bounds = pattern.substring(at, end).split(",", -1);
      least = Integer.parseInt(bounds[0]);
      most = bounds.length == 1 ? least : bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1]);
      at = end + 1;
    } else {
      least = c == '+' ? 1 : 0;
      most = c == '?' ? 1 : -1;
    }
    if (!next('?')) {
      next('+');
    }
    int further = most < 0 ? stretch : Math.min(most - least, stretch);
    return Math.min(least, LONGEST_REPETITION) + random.nextInt(further + 1);
  }

  private boolean next(char wanted) {
    boolean there = at < pattern.length() && pattern.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }
}
