package io.hearthlink.cli;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.hearthlink.engine.ToolCall;
import org.jspecify.annotations.Nullable;

/** Tool calls as one line for a reader. */
final class ToolLine {

  private static final int LONGEST = 200;

  private ToolLine() {}

  /** A call: {@code add {"a":2,"b":2}}. */
  static String of(ToolExecutionRequest call) {
    return call.name() + " " + shortened(call.arguments());
  }

  /** A call and what the model was told: {@code add {"a":2,"b":2} = 4}. */
  static String of(ToolCall call) {
    return of(call.request()) + " = " + shortened(call.result());
  }

  private static String shortened(@Nullable String text) {
    String line = Printable.of(text == null ? "" : text).replace('\n', ' ');
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "\u2026" : line;
  }
}
