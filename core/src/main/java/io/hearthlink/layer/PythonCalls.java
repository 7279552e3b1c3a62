package io.hearthlink.layer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads Python calls whose arguments all have names and literal values: {@code [f(a=1), g(b="x")]},
 * with or without the list, one a line or divided by commas, also inside {@code print(…)}. Nothing
 * else of Python: what would have to be computed is no call. Belongs to one thread.
 */
final class PythonCalls {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]{0,98}");

  private final PythonText text;

  PythonCalls(String text) {
    this.text = new PythonText(text);
  }

  /** Returns the calls; empty where the text is anything else. */
  List<WrittenCall> read() {
    try {
      List<WrittenCall> calls = new ArrayList<>();
      boolean list = text.take("[");
      do {
        if (!calls.isEmpty() && ((list && text.at("]")) || text.atEnd())) {
          break;
        }
        calls.add(call());
      } while (text.take(",") || text.take(";") || (!list && !text.atEnd()));
      if (list) {
        text.need("]");
      }
      return text.atEnd() ? calls : List.of();
    } catch (PythonText.NotLiteral other) {
      return List.of();
    }
  }

  private WrittenCall call() {
    String name = text.need(NAME);
    text.need("(");
    if (name.equals("print")) {
      WrittenCall printed = call();
      text.need(")");
      return printed;
    }
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    while (!text.take(")")) {
      if (!arguments.isEmpty()) {
        text.need(",");
        if (text.take(")")) {
          break;
        }
      }
      String key = text.need(NAME);
      text.need("=");
      if (arguments.has(key)) {
        throw new PythonText.NotLiteral();
      }
      arguments.set(key, text.value(0));
    }
    return new WrittenCall(
        name.endsWith(".call") ? name.substring(0, name.length() - 5) : name, arguments);
  }
}
