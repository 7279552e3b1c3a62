package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Calls of a model in a form that servers read when they come back in the conversation. */
final class Sendable {

  private static final String UNKNOWN = "unknown";

  private Sendable() {}

  /**
   * Returns a call with a name and with an identifier of its own, by which its result is found.
   *
   * @param taken identifiers of other calls
   * @param position where its answer stands in the conversation
   */
  static ToolExecutionRequest named(
      ToolExecutionRequest call, Collection<String> taken, int position) {
    String id = call.id();
    boolean usable = id != null && !id.isBlank() && !taken.contains(id);
    boolean named = call.name() != null && !call.name().isBlank();
    if (usable && named) {
      return call;
    }
    return call.toBuilder()
        .id(usable ? id : "call_" + position + "_" + taken.size())
        .name(named ? call.name() : UNKNOWN)
        .build();
  }

  /** Returns a call with a name that is one, and with arguments that are a JSON object. */
  static ToolExecutionRequest of(ToolExecutionRequest call) {
    return call.toBuilder()
        .name(Names.valid(call.name()) ? call.name() : UNKNOWN)
        .arguments(isObject(call.arguments()) ? call.arguments() : "{}")
        .build();
  }

  private static boolean isObject(@Nullable String arguments) {
    try {
      return arguments != null && Json.tree(arguments).isObject();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
