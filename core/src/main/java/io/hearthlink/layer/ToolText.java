package io.hearthlink.layer;

import io.hearthlink.engine.ChatEngine;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes tool calls of the calls that a model writes as text, as many local models do whose server
 * does not know their dialect: {@code <tool_call>{"name": …, "arguments": {…}}</tool_call>}, {@code
 * [TOOL_CALLS]…}, {@code <function=…>} and some twenty more.
 *
 * <p>Only where the request allows tools and asks for no format, and only what fits a {@linkplain
 * DeclaredTools declared tool}; everything else stays text, character by character. JSON without a
 * mark of its own is a call only where the whole answer is one, and what stands in a code fence or
 * between backticks is not one. Nothing changes where the server itself returned calls, or where
 * the answer was cut off. A promoted call is told when the answer is whole and never shown as text;
 * text that may be the beginning of one is held back only while it may. The finish reason of the
 * answer becomes {@code TOOL_EXECUTION}, and its report says in which form the calls were written.
 * Thread-safe.
 */
public final class ToolText implements Layer {

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
    return new ToolTextEngine(inner, ids);
  }
}
