package io.hearthlink.catalog;

import java.util.List;

/** The models of one backend. Thread-safe; every call asks the server. */
public interface ModelCatalog {

  /**
   * The models that can be asked, in the order of the server (sorted by name where the server has
   * no order of its own).
   *
   * @throws io.hearthlink.error.LlmException if the server does not answer
   */
  List<ModelInfo> list();
}
