package io.hearthlink.tools;

import java.util.List;

/**
 * Where functions come from that are not known beforehand: a file that describes them, a plugin, a
 * server that offers tools. Thread-safe.
 */
@FunctionalInterface
public interface ToolSource {

  /**
   * The functions that there are now. Asked once at the beginning of each call of a model, on a
   * thread for tools and within their time; where it throws, the call ends with a {@link
   * io.hearthlink.error.ToolException}.
   *
   * @throws Exception if they cannot be told
   */
  List<ToolFunction> functions() throws Exception;
}
