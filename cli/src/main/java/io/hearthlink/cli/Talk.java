package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A conversation: what was said in it counts for what comes. */
interface Talk {

  /**
   * Says something, and shows the answer while it comes; returns the answer as JSON.
   *
   * @throws io.hearthlink.error.LlmException if it fails; then nothing was said
   */
  ObjectNode say(Answering answering, String text);
}
