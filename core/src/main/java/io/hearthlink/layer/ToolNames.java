package io.hearthlink.layer;

import io.hearthlink.config.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of the declared tools, among which it finds the one that a model means. Immutable. */
final class ToolNames {

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

  private final Map<String, List<String>> words = new LinkedHashMap<>();

  ToolNames(Collection<String> names) {
    names.forEach(name -> words.put(name, words(name)));
  }

  /** The declared name that is meant; null where none is, or more than one may be. */
  @Nullable String meant(@Nullable String written) {
    if (written == null || words.containsKey(written)) {
      return written;
    }
    String bare = SPACE.matcher(written.strip()).replaceFirst("");
    if (words.containsKey(bare)) {
      return bare;
    }
    List<String> asked = written.length() > LONGEST ? List.of() : words(bare);
    String joined = String.join("", asked);
    List<String> same = those(declared -> joined.equals(String.join("", declared)));
    List<String> near = same.isEmpty() ? those(declared -> near(asked, declared)) : same;
    return near.size() == 1 && !joined.isEmpty() ? near.get(0) : null;
  }

  @Override
  public String toString() {
    return String.join(", ", words.keySet());
  }

  private List<String> those(Predicate<List<String>> test) {
    return words.entrySet().stream()
        .filter(declared -> test.test(declared.getValue()))
        .map(Map.Entry::getKey)
        .toList();
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
