package io.hearthlink.backend;

/**
 * Makes backends of one kind; found by {@code ServiceLoader}. Stateless, with a public constructor
 * without parameters.
 */
public interface BackendProvider {

  /** Name of the backend in references and configuration, such as {@code embedded}. */
  String name();

  /**
   * Opens the backend. Does not touch the network; what is missing shows when it is used.
   *
   * @throws io.hearthlink.error.ConfigurationException if the configuration does not suffice
   */
  Backend open(BackendSetup setup);
}
