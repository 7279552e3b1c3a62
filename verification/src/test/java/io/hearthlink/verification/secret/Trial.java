package io.hearthlink.verification.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One row of the table.
 *
 * @param loud whether the program asks for all logging there is
 */
record Trial(Scenario scenario, Speech speech, Way way, boolean loud) {

  private static final List<Speech> SPEECHES = List.of(Speech.values());

  /** Clients that log all meet all on each wire; the others, on one wire after the other. */
  static Stream<Trial> all(Predicate<Scenario> wanted) {
    List<Trial> all = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Way way : Way.values()) {
        if (way == Way.BLOCKING || way == Way.STREAMING) {
          SPEECHES.forEach(speech -> all.add(new Trial(scenario, speech, way, true)));
        }
        if (way.chats() || scenario.ofAnyRequest()) {
          Speech speech = SPEECHES.get(all.size() % SPEECHES.size());
          all.add(new Trial(scenario, speech, way, false));
        }
      }
    }
    return all.stream().filter(trial -> wanted.test(trial.scenario()));
  }

  Evidence run(Canary canary) {
    Evidence evidence = new Evidence(canary);
    new Program(canary, evidence, scenario, loud).call(speech, way, new ObjectWalk(evidence));
    return evidence;
  }

  @Override
  public String toString() {
    return scenario + ", " + speech + ", " + way + (loud ? ", loud" : "");
  }
}
