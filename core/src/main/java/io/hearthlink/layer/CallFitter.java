package io.hearthlink.layer;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fits written calls to the tools of a request. Immutable.
 *
 * @param tools the declared tools
 * @param ids gives each call its identifier
 */
record CallFitter(DeclaredTools tools, Supplier<String> ids) {

  /** Returns {@code block} with its calls as calls to declared tools; null where one fits none. */
  @Nullable FoundBlock fit(Dialect dialect, Block block, int inkBefore, int start) {
    List<ToolExecutionRequest> calls = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add("The model wrote its tool calls as text, in the form of " + dialect.name() + ".");
    for (WrittenCall written : block.calls()) {
      ToolExecutionRequest asked =
          ToolExecutionRequest.builder()
              .name(written.name())
              .arguments(written.arguments().toString())
              .build();
      if (!(tools.fit(asked) instanceof Fit.Fits fits)
          || (dialect.alone() && !tools.declareAllOf(fits.call()))) {
        return null;
      }
      calls.add(fits.call());
      notes.addAll(fits.notes());
    }
    return new FoundBlock(
        inkBefore,
        start,
        block.end(),
        calls.stream().map(call -> call.toBuilder().id(ids.get()).build()).toList(),
        notes);
  }
}
