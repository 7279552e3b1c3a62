package io.hearthlink.structured;

import io.hearthlink.error.LlmException;
import io.hearthlink.error.OutputAttempt.Mode;
import io.hearthlink.error.UnsupportedFeatureException;
import java.util.Set;

/** The ways to hold a model to a schema, the surest first. */
enum Rung {
  /** The schema as the response format. */
  NATIVE(Mode.NATIVE),
  /** What all servers know of the schema as the response format. */
  PLAIN(Mode.NATIVE),
  /** A tool that has to be called, with the schema for its arguments. */
  TOOL(Mode.TOOL),
  /** The schema in the prompt alone. */
  PROMPT(Mode.PROMPT);

  private static final Set<String> SCHEMA = Set.of("schema", "json_object", "request", "operation");
  private static final Set<String> TOOLS = Set.of("tools", "tool choice");

  private final Mode mode;

  Rung(Mode mode) {
    this.mode = mode;
  }

  Mode mode() {
    return mode;
  }

  /** Whether {@code failure} says that the server does not know this way. */
  boolean refusedBy(LlmException failure) {
    return failure instanceof UnsupportedFeatureException refusal
        && this != PROMPT
        && (SCHEMA.contains(refusal.feature())
            || (this == TOOL && TOOLS.contains(refusal.feature())));
  }

  /** Whether an answer shows that the server did not hold the model to the schema. */
  boolean ignoredBy(Reading reading, boolean calledTool) {
    return switch (this) {
      case NATIVE, PLAIN -> reading.structural();
      case TOOL -> !calledTool;
      case PROMPT -> false;
    };
  }

  /** The next way for a server that does not know this one. */
  Rung afterRefusal(boolean plainDiffers) {
    return this == NATIVE && plainDiffers ? PLAIN : afterIgnoring();
  }

  /** The next way for a server that takes no notice of this one. */
  Rung afterIgnoring() {
    return switch (this) {
      case NATIVE, PLAIN -> TOOL;
      case TOOL, PROMPT -> PROMPT;
    };
  }
}
