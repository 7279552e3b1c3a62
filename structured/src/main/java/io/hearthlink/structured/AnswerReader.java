package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.structured.JsonFinder.Found;
import io.hearthlink.structured.JsonText.BadJsonException;
import io.hearthlink.structured.SchemaCheck.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Makes a value of an answer: finds its JSON, repairs, checks and binds it. Of several values the
 * one that fits is taken, and none where two that differ do. Thread-safe.
 */
final class AnswerReader {

  private static final String NO_JSON = "There is no JSON in the answer.";

  private final Form form;
  private final Binder binder;

  AnswerReader(Form form, Binder binder) {
    this.form = form;
    this.binder = binder;
  }

  /** Reads a whole answer. */
  Reading read(String text) {
    Reading reading = readAsItIs(text);
    String decoded = reading.fits() ? null : Quoted.decoded(text);
    Reading second = decoded == null ? reading : readAsItIs(decoded);
    return second.fits() ? second : reading;
  }

  private Reading readAsItIs(String text) {
    JsonFinder finder = JsonFinder.in(text);
    String fault = finder.fault();
    if (fault != null) {
      return Reading.broken(fault);
    }
    List<Found> found = finder.found();
    return found.isEmpty() ? readScalar(text.strip()) : choose(found);
  }

  private Reading choose(List<Found> found) {
    List<Reading> fitting = new ArrayList<>();
    Reading unfit = Reading.broken(NO_JSON);
    boolean corrected = false;
    for (Found candidate : found) {
      try {
        JsonNode json = JsonText.read(candidate.json());
        Reading now = read(json, candidate.exact());
        if (!now.fits()) {
          unfit = now;
          // what comes after the one that fits may be the answer, and that an example
          corrected |= !fitting.isEmpty() && form.resembles(json);
        } else if (fitting.stream().noneMatch(r -> Objects.equals(now.json(), r.json()))) {
          fitting.add(now);
        }
      } catch (BadJsonException e) {
        unfit = Reading.broken(e.problem());
        corrected |= !fitting.isEmpty();
      }
    }
    if (fitting.size() == 1 && !corrected) {
      return fitting.get(0);
    }
    return fitting.size() < 2
        ? unfit
        : Reading.broken("There are " + fitting.size() + " different values that fit: give one.");
  }

  private Reading read(JsonNode json, boolean exact) {
    Checked checked = form.check(json);
    if (!checked.problems().isEmpty()) {
      return Reading.wrong(checked.problems(), exact, checked.structural());
    }
    try {
      return Reading.fits(checked.value(), binder.bind(checked.value()), exact);
    } catch (BadJsonException e) {
      return Reading.wrong(List.of(e.problem()), exact, false);
    }
  }

  private Reading readScalar(String text) {
    try {
      return form.mayBeScalar() ? read(JsonText.read(text), true) : Reading.broken(NO_JSON);
    } catch (BadJsonException noValue) {
      return Reading.broken(Numbers.is(text) ? noValue.problem() : NO_JSON);
    }
  }
}
