package io.hearthlink.engine;

/**
 * What a call is doing. States come in this order; some may be left out. Where the call executes
 * tools, they begin again after each {@link #TOOLS}.
 */
public enum ChatState {
  /** It waits for a turn in this program. */
  QUEUED,
  /** It was sent and waits for the first byte: the model loads, or the prompt is read. */
  LOADING,
  /** The server has begun to reply and reads the prompt. */
  PROMPT,
  /** The answer comes. */
  ANSWERING,
  /** Tools run that the model called. */
  TOOLS
}
