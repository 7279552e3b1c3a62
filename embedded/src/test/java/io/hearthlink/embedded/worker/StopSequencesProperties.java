package io.hearthlink.embedded.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StopSequencesProperties {

  @Property
  void showsEverythingBeforeTheFirstStopHoweverTheTextIsCut(
      @ForAll("pieces") List<String> pieces, @ForAll("stops") List<String> stops) {
    StopSequences sequences = new StopSequences(stops);
    StringBuilder shown = new StringBuilder();
    for (String piece : pieces) {
      shown.append(sequences.push(piece));
      if (sequences.reached()) {
        break;
      }
    }
    shown.append(sequences.end());
    String whole = String.join("", pieces);
    if (sequences.reached()) {
      assertThat(whole).startsWith(shown);
      assertThat(stops).anyMatch(stop -> !stop.isEmpty() && after(whole, shown).startsWith(stop));
    } else {
      assertThat(shown.toString()).isEqualTo(whole);
    }
    assertThat(stops).noneMatch(stop -> !stop.isEmpty() && shown.toString().contains(stop));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(4).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> stops() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(5).list().ofMaxSize(3);
  }

  private static String after(String whole, CharSequence shown) {
    return whole.substring(shown.length());
  }
}
