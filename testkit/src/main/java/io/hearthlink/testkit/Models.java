package io.hearthlink.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models of a server, and which of them are in memory until when. Thread-safe. */
final class Models {

  /** About 292 years, which Ollama writes where a model is to stay. */
  static final Duration FOREVER = Duration.ofDays(106_751);

  private final ServerTime time;
  private final Duration loadTime;
  private final int mostLoaded;
  private final List<FakeModel> all;
  private final Map<String, Loaded> loaded = new LinkedHashMap<>();

  Models(ServerTime time, List<FakeModel> all, Duration loadTime, int mostLoaded) {
    this.time = time;
    this.all = new ArrayList<>(all);
    this.loadTime = loadTime;
    this.mostLoaded = mostLoaded;
  }

  /**
   * A model in memory.
   *
   * @param model the model, with the context length for which it was loaded
   * @param ready when it is, or was, loaded
   * @param until when it goes, if it is not used before
   */
  record Loaded(FakeModel model, Instant ready, Instant until) {}

  synchronized List<FakeModel> all() {
    return List.copyOf(all);
  }

  Optional<FakeModel> find(String name) {
    return all().stream().filter(m -> m.is(name)).findFirst();
  }

  /** Has this model from now on, in place of one of the same name. */
  synchronized void add(FakeModel model) {
    all.removeIf(m -> m.is(model.name()));
    all.add(model);
  }

  /** Has this model no more. */
  synchronized void remove(FakeModel model) {
    unload(model);
    all.remove(model);
  }

  /** What is in memory, or on its way there: the last used at the end. */
  synchronized List<Loaded> loaded() {
    Instant now = time.now();
    loaded.values().removeIf(l -> !l.until().isAfter(now));
    return List.copyOf(loaded.values());
  }

  synchronized Optional<Loaded> loaded(FakeModel model) {
    return loaded().stream().filter(l -> l.model().is(model.name())).findFirst();
  }

  /**
   * Uses a model: loads it where it is not in memory, or there for another context length, and puts
   * out the one that was not used for longest where there is no room.
   *
   * @param keep how long it stays after this use
   * @return how long it takes from now until it is loaded
   */
  synchronized Duration load(FakeModel model, Duration keep) {
    Instant now = time.now();
    Instant ready =
        loaded(model)
            .filter(l -> l.model().equals(model))
            .map(Loaded::ready)
            .orElse(now.plus(loadTime));
    unload(model);
    while (loaded.size() >= mostLoaded) {
      loaded.remove(loaded.keySet().iterator().next());
    }
    Instant used = ready.isAfter(now) ? ready : now;
    loaded.put(model.name(), new Loaded(model, ready, used.plus(keep)));
    return Duration.between(now, used);
  }

  /** Puts a model out of memory; false where it was not there. */
  synchronized boolean unload(FakeModel model) {
    return loaded(model).map(l -> loaded.remove(l.model().name())).isPresent();
  }
}
