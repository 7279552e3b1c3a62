package io.hearthlink.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the pattern, there is a text that fits it, or a refusal. */
class PatternTextProperties {

  @Property
  void a_text_fits_or_is_refused(@ForAll("patterns") String pattern, @ForAll long seed) {
    String text;
    try {
      text = PatternText.of(pattern, 0, 40, new Random(seed));
    } catch (NoDataException e) {
      assertThat(e.getMessage()).contains("pattern");
      return;
    }
    assertThat(Pattern.compile(pattern).matcher(text).find()).isTrue();
    assertThat(text).hasSizeLessThanOrEqualTo(40);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
            "a", "B", "7", " ", ".", "^", "$", "|", "(", ")", "(?:", "(?=", "[", "]", "[^", "-",
            "a-z", "\\d", "\\W", "\\S", "\\.", "\\b", "\\u0041", "\\", "*", "+", "?", "{2}",
            "{1,3}", "{2,}", "{", "}", "&&", ",", "é")
        .list()
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}
