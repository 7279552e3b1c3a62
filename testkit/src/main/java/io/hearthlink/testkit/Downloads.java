package io.hearthlink.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that a server can download, and how much of each it has. Thread-safe. */
final class Downloads {

  private final List<FakeModel> available;
  private final Duration time;
  private final Models models;
  private final Map<String, Long> there = new HashMap<>();

  /**
   * Creates it.
   *
   * @param available what can be downloaded
   * @param time how long the whole of a model takes
   * @param models where a model goes when all of it is there
   */
  Downloads(List<FakeModel> available, Duration time, Models models) {
    this.available = List.copyOf(available);
    this.time = time;
    this.models = models;
  }

  List<FakeModel> available() {
    return available;
  }

  Optional<FakeModel> find(String name) {
    return available.stream().filter(m -> m.is(name)).findFirst();
  }

  /** How many bytes of it are there: also after a download that was broken off. */
  synchronized long there(FakeModel model) {
    return models.all().contains(model) ? model.size() : there.getOrDefault(model.name(), 0L);
  }

  /** Notes that this many bytes of it are there; with all of them the server has the model. */
  synchronized void reach(FakeModel model, long bytes) {
    there.put(model.name(), bytes);
    if (bytes >= model.size()) {
      models.add(model);
    }
  }

  /** Has nothing of it any more. */
  synchronized void forget(FakeModel model) {
    there.remove(model.name());
  }

  /** How long this many bytes of it take. */
  Duration time(FakeModel model, long bytes) {
    return model.size() == 0
        ? time
        : Duration.ofNanos((long) ((double) time.toNanos() * bytes / model.size()));
  }
}
