package io.hearthlink.layer;

import io.hearthlink.config.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the tool that a model means by a name. */
final class ToolName {

  /** Longer ones are no slip of a name. */
  private static final int LONGEST = 200;

  /** In a shorter word one letter makes another word: get and set, lock and look. */
  private static final int SHORTEST_WITH_SLIP = 5;

  /** What some models write before a name, since their prompt declares tools in such a space. */
  private static final Pattern SPACE =
      Pattern.compile("^(functions?|tools?|default_api|api)[.:/]+", Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

  private ToolName() {}

  /** The one of {@code declared} that is meant; null where none is, or more than one may be. */
  static @Nullable String meant(@Nullable String written, Collection<String> declared) {
    if (written == null || declared.contains(written)) {
      return written;
    }
    String bare = SPACE.matcher(written.strip()).replaceFirst("");
    if (declared.contains(bare)) {
      return bare;
    }
    if (written.length() > LONGEST) {
      return null;
    }
    List<String> words = words(bare);
    String joined = String.join("", words);
    List<String> same = those(declared, name -> joined.equals(String.join("", words(name))));
    List<String> near = same.isEmpty() ? those(declared, name -> near(words, words(name))) : same;
    return near.size() == 1 && !joined.isEmpty() ? near.get(0) : null;
  }

  private static List<String> those(Collection<String> names, Predicate<String> test) {
    return names.stream().filter(test).toList();
  }

  private static boolean near(List<String> a, List<String> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).equals(b.get(i)) && !slip(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean slip(String a, String b) {
    return Math.min(a.length(), b.length()) >= SHORTEST_WITH_SLIP
        && Math.abs(a.length() - b.length()) <= 1
        && !Character.isDigit(a.charAt(0))
        && NearestName.edits(a, b) == 1;
  }

  private static List<String> words(String name) {
    return BETWEEN_WORDS
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
