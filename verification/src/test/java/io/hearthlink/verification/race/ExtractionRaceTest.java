package io.hearthlink.verification.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.Hearthlink;
import io.hearthlink.error.CancelledException;
import io.hearthlink.structured.ActiveExtraction;
import io.hearthlink.structured.AnswerType;
import io.hearthlink.structured.Extraction;
import io.hearthlink.structured.Extractor;
import io.hearthlink.structured.TypeToken;
import io.hearthlink.testkit.model.FunctionModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Typed answers at the same moment, and while somebody cancels them between two tries. */
@ExtendWith(RaceReport.class)
class ExtractionRaceTest {

  private static final int ROUNDS = Math.max(1, Race.ROUNDS / 5);

  record Pair(int first, int second) {}

  @Test
  void aCancelMeetsTheNextTry() throws Exception {
    try (Hearthlink hearth = Hearthlink.builder().build();
        Race race = new Race(1)) {
      for (int i = 0; i < ROUNDS; i++) {
        AtomicInteger asked = new AtomicInteger();
        FunctionModel model =
            FunctionModel.of(
                request ->
                    asked.incrementAndGet() == 1
                        ? "{\"first\": 1}"
                        : "{\"first\": 1, \"second\": 2}");
        Extractor<Pair> extractor = Extractor.of(hearth.client(model), Pair.class);
        ActiveExtraction<Pair> active = extractor.start("1 and 2");
        race.round(active::cancel);
        Object end =
            active
                .result()
                .handle((value, failure) -> value == null ? failure : value)
                .get(30, TimeUnit.SECONDS);
        if (end instanceof Extraction<?> extraction) {
          assertThat(extraction.value()).isEqualTo(new Pair(1, 2));
          assertThat(extraction.attempts()).hasSize(2);
        } else {
          assertThat(end).isInstanceOf(CancelledException.class);
        }
        assertThat(asked.get()).isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void allWhoWantATypeAtOnceGetTheSame() {
    // types that nobody asked for before, or all of them would be known
    List<TypeToken<?>> types =
        List.of(
            new TypeToken<List<Pair>>() {},
            new TypeToken<Map<String, Pair>>() {},
            new TypeToken<List<List<Pair>>>() {},
            new TypeToken<Set<Pair>>() {});
    try (Race race = new Race(4)) {
      for (TypeToken<?> type : types) {
        Set<Integer> got = ConcurrentHashMap.newKeySet();
        Race.Action ask = () -> got.add(System.identityHashCode(AnswerType.of(type)));
        race.round(ask, ask, ask, ask);
        assertThat(got).hasSize(1);
      }
    }
  }
}
