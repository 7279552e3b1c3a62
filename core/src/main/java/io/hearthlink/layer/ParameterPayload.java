package io.hearthlink.layer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Each argument between tags of its own, its value as bare text, which becomes what the tool
 * declares when the call is fitted.
 *
 * @param parameter matches the next argument: group 1 its name, group 2 its value
 * @param mark what follows the last one
 */
record ParameterPayload(Pattern parameter, String mark) implements Payload {

  @Override
  public Span from(int start) {
    return new MarkSpan(start, mark);
  }

  @Override
  public List<WrittenCall> calls(String name, String text) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    Matcher matcher = parameter.matcher(text);
    while (matcher.lookingAt()) {
      String key = matcher.group(1).strip();
      if (arguments.has(key)) {
        return List.of();
      }
      arguments.put(key, value(matcher.group(2)));
      matcher.region(matcher.end(), text.length());
    }
    return text.substring(matcher.regionStart()).isBlank()
        ? List.of(new WrittenCall(name, arguments))
        : List.of();
  }

  /** The line breaks next to the tags belong to them. */
  private static String value(String written) {
    int start = written.startsWith("\n") ? 1 : 0;
    int end = written.length() - (written.endsWith("\n") ? 1 : 0);
    return start < end ? written.substring(start, end) : "";
  }
}
