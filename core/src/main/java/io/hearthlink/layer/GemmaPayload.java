package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Arguments as JSON whose keys are bare and whose strings stand between tokens.
 *
 * @param quote the token before and after a string
 * @param mark what follows the arguments
 */
record GemmaPayload(String quote, String mark) implements Payload {

  private static final Pattern BARE_KEY = Pattern.compile("([{,]\\s*)([\\w.-]+)(\\s*:)");

  @Override
  public Span from(int start) {
    return new MarkSpan(start, mark);
  }

  @Override
  public List<WrittenCall> calls(String name, String text) {
    StringBuilder json = new StringBuilder();
    boolean string = false;
    for (String part : text.split(Pattern.quote(quote), -1)) {
      json.append(
          string ? TextNode.valueOf(part) : BARE_KEY.matcher(part).replaceAll("$1\"$2\"$3"));
      string = !string;
    }
    JsonNode arguments = StrictJson.read(json.toString());
    return arguments.isObject() ? List.of(new WrittenCall(name, arguments)) : List.of();
  }
}
