package io.hearthlink.layer;

import io.hearthlink.engine.ChatEngine;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes tool calls of the calls that a model writes as text, as many local models do whose server
 * does not know their dialect: {@code <tool_call>{"name": …, "arguments": {…}}</tool_call>}.
 *
 * <p>Only where the request allows tools, and only what fits a declared tool by name, required
 * parameters and basic types; everything else stays text, character by character. Nothing changes
 * where the server itself returned calls, or where the answer was cut off. A promoted call is told
 * when the answer is whole and never shown as text; text that may be the beginning of one is held
 * back only while it may. The finish reason of the answer becomes {@code TOOL_EXECUTION}, and its
 * report has a note. Thread-safe.
 */
public final class ToolText implements Layer {

  private static final List<Dialect> DIALECTS = List.of(new Hermes());

  private final Supplier<String> ids;

  /** Creates it with random identifiers for the calls: {@code call_} and 32 hexadecimal digits. */
  public ToolText() {
    this(() -> "call_" + UUID.randomUUID().toString().replace("-", ""));
  }

  /**
   * Creates it.
   *
   * @param ids gives each call its identifier, which must be unique in the conversation
   */
  public ToolText(Supplier<String> ids) {
    this.ids = ids;
  }

  @Override
  public ChatEngine around(ChatEngine inner) {
    return new ToolTextEngine(inner, DIALECTS, ids);
  }
}
