package io.hearthlink.config;

/** One name in the tree of the configuration. */
sealed interface Entry permits Key, Group {

  /** All names down to this one, such as {@code llm.timeouts.load}. */
  String path();
}
