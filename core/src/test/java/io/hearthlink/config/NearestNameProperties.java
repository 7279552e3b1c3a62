package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NearestNameProperties {

  @Property(tries = 300)
  void it_is_a_distance(@ForAll("words") String a, @ForAll("words") String b) {
    int edits = NearestName.edits(a, b);

    assertThat(edits).isEqualTo(NearestName.edits(b, a));
    assertThat(edits == 0).isEqualTo(a.equals(b));
    assertThat(edits).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    assertThat(edits).isGreaterThanOrEqualTo(Math.abs(a.length() - b.length()));
  }

  @Property(tries = 300)
  void a_swap_of_neighbours_is_one_edit(@ForAll("words") String word, @ForAll int at) {
    Assume.that(word.length() > 1);
    int i = Math.floorMod(at, word.length() - 1);
    Assume.that(word.charAt(i) != word.charAt(i + 1));
    String swapped =
        word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);

    assertThat(NearestName.edits(word, swapped)).isEqualTo(1);
  }

  @Property(tries = 300)
  void a_slip_in_one_letter_finds_the_name(@ForAll("names") String name, @ForAll int at) {
    int i = Math.floorMod(at, name.length());
    String slip = name.substring(0, i) + "#" + name.substring(i + 1);

    assertThat(NearestName.of(slip, NAMES)).isEqualTo(name);
  }

  private static final List<String> NAMES =
      List.of("temperature", "timeouts", "max_tokens", "model", "endpoint", "num_ctx");

  @Example
  void what_is_far_is_not_offered() {
    assertThat(NearestName.of("nonsense", NAMES)).isNull();
    assertThat(NearestName.of("x", NAMES)).isNull();
    assertThat(NearestName.of("", NAMES)).isNull();
    assertThat(NearestName.of("MODEL", NAMES)).isEqualTo("model");
  }

  @Example
  void names_are_ranked_by_their_distance() {
    assertThat(NearestName.ranked("Modle", NAMES, 2)).startsWith("model").hasSize(2);
    assertThat(NearestName.ranked("x", List.of(), 2)).isEmpty();
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars("abc").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(NAMES);
  }
}
