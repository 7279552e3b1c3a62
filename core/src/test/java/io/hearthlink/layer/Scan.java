package io.hearthlink.layer;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the scanner makes of a text that comes in pieces. */
record Scan(String visible, List<String> calls, List<String> notes) {

  static Scan of(List<ToolSpecification> tools, List<String> pieces) {
    CallScanner scanner = scanner(tools);
    StringBuilder visible = new StringBuilder();
    pieces.forEach(piece -> visible.append(scanner.push(piece)));
    visible.append(scanner.finish());
    return new Scan(
        visible.toString(),
        scanner.calls().stream().map(call -> call.name() + " " + call.arguments()).toList(),
        scanner.notes());
  }

  static Scan of(String... pieces) {
    return of(DialectExample.TOOLS, List.of(pieces));
  }

  static CallScanner scanner(List<ToolSpecification> tools) {
    AtomicInteger id = new AtomicInteger();
    return new CallScanner(
        Dialects.OPENINGS,
        new CallFitter(DeclaredTools.of(tools), () -> "call_" + id.incrementAndGet()));
  }

  /** {@code text} in pieces of one character, made when they are asked for. */
  static List<String> characters(String text) {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return text.substring(index, index + 1);
      }

      @Override
      public int size() {
        return text.length();
      }
    };
  }
}
