package io.hearthlink.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts calls of the same tool with equal arguments. Belongs to one call of a model. */
final class Repeats {

  private final int most;
  private final Map<String, Integer> counts = new HashMap<>();

  Repeats(int most) {
    this.most = most;
  }

  /** Counts a call; says in words for the model what is wrong with it, null where nothing is. */
  @Nullable String count(ToolExecutionRequest call) {
    int count = counts.merge(key(call), 1, Integer::sum);
    return count < most
        ? null
        : "You have called "
            + call.name()
            + " with these arguments "
            + count
            + " times. Use the result that you have, or answer without it.";
  }

  /** Whether a call was counted once more after the model had been told. */
  boolean isLoop(ToolExecutionRequest call) {
    return counts.getOrDefault(key(call), 0) > most;
  }

  private static String key(ToolExecutionRequest call) {
    return call.name() + " " + canonical(call.arguments());
  }

  private static String canonical(@Nullable String arguments) {
    try {
      return String.valueOf(arguments == null ? null : sorted(Json.tree(arguments)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      // no JSON, or a number whose exponent cannot be written in one way only
      return String.valueOf(arguments);
    }
  }

  /** Neither the order of properties nor the way to write a number makes another call. */
  private static JsonNode sorted(JsonNode value) {
    if (value.isObject()) {
      ObjectNode sorted = Json.object();
      Map<String, JsonNode> properties = new TreeMap<>();
      value
          .properties()
          .forEach(property -> properties.put(property.getKey(), property.getValue()));
      properties.forEach((name, each) -> sorted.set(name, sorted(each)));
      return sorted;
    }
    if (value.isArray()) {
      ArrayNode sorted = Json.MAPPER.createArrayNode();
      value.forEach(each -> sorted.add(sorted(each)));
      return sorted;
    }
    return value.isNumber()
        ? DecimalNode.valueOf(value.decimalValue().stripTrailingZeros())
        : value;
  }
}
