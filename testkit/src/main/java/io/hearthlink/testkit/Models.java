package io.hearthlink.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The models of a server, and which of them are loaded. Thread-safe. */
final class Models {

  private final List<FakeModel> all;
  private final Set<String> loaded = ConcurrentHashMap.newKeySet();

  Models(List<FakeModel> all) {
    this.all = List.copyOf(all);
  }

  List<FakeModel> all() {
    return all;
  }

  List<FakeModel> loaded() {
    return all.stream().filter(m -> loaded.contains(m.name())).toList();
  }

  Optional<FakeModel> find(String name) {
    return all.stream().filter(m -> m.is(name)).findFirst();
  }

  /** Notes that a model is in memory; true where it was not before. */
  boolean load(FakeModel model) {
    return loaded.add(model.name());
  }

  void unload(FakeModel model) {
    loaded.remove(model.name());
  }
}
