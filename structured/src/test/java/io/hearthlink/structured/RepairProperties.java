package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.error.StructuredOutputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A record, written in any damaged way, comes back as it was or is refused. */
class RepairProperties {

  private static final AnswerType<Order> TYPE = AnswerType.of(Order.class);

  enum Mood {
    GOOD,
    BAD
  }

  record Item(String name, int count, boolean gift) {}

  record Order(
      String title,
      long number,
      BigDecimal price,
      Mood mood,
      List<Item> items,
      Map<String, String> labels,
      Optional<String> note,
      String end) {}

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void damageIsUndoneOrRefused(
      @ForAll("orders") Order order, @ForAll("damages") List<Damage> damages) {
    String text = Damage.write(order, damages);
    Statistics.label("repaired").collect(isRepaired(order, text));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenStrictlyIsNeverChanged(@ForAll("orders") Order order) {
    assertThat(isRepaired(order, Damage.write(order, List.of()))).isTrue();
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void anAnswerThatIsCutIsNeverAnotherOne(
      @ForAll("orders") Order order,
      @ForAll double place,
      @ForAll("damages") List<Damage> damages) {
    String text = Damage.write(order, damages);
    int cut = (int) (Math.abs(place % 1) * text.length());
    // the last component is required, so that only closers can be missing in what is taken
    isRepaired(order, text.substring(0, cut));
  }

  private static boolean isRepaired(Order order, String text) {
    Order read;
    try {
      read = TYPE.read(text);
    } catch (StructuredOutputException refused) {
      return false;
    }
    assertThat(read).as("%s", text).isEqualTo(order);
    return true;
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Arbitraries.of(Damage.values()).list().uniqueElements().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Order> orders() {
    return Combinators.combine(
            texts(),
            Arbitraries.longs(),
            prices(),
            Arbitraries.of(Mood.class),
            items().list().ofMaxSize(3),
            Arbitraries.maps(texts(), texts()).ofMaxSize(3),
            texts().optional(),
            texts())
        .as(Order::new);
  }

  /** Written with their digits, as models write them: the scale is that of the text. */
  private static Arbitrary<BigDecimal> prices() {
    return Arbitraries.bigDecimals()
        .ofScale(3)
        .map(d -> new BigDecimal(d.stripTrailingZeros().toPlainString()));
  }

  private static Arbitrary<Item> items() {
    return Combinators.combine(texts(), Arbitraries.integers(), Arbitraries.of(true, false))
        .as(Item::new);
  }

  /** Whatever may confuse a reader. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(12),
        Arbitraries.strings()
            .withChars("{}[]:,\"'\\/#*`<> \n\t\u201c\u201d\u2018\u2019ab1-.")
            .ofMaxLength(12),
        Arbitraries.of("</think>", "<think>", "```", "// no", "null", "True", "34", "a, \"b\": 1"));
  }
}
