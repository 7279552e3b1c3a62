package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fits arguments to the schema of their tool and collects what does not fit. Belongs to one thread.
 */
final class ArgumentFit {

  /** Deeper arguments are not a call; a schema whose references lead in a circle ends here too. */
  private static final int DEEPEST = 100;

  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();
  private int depth;

  ArgumentFit(JsonNode root) {
    this.root = root;
  }

  /** What does not fit, each with its path; empty where all does. */
  List<String> problems() {
    return problems;
  }

  /** Returns {@code arguments} as the schema wants them; of no use where there are problems. */
  JsonNode root(ObjectNode arguments) {
    return object(arguments, root, "");
  }

  private JsonNode fit(JsonNode value, JsonNode declared, String path) {
    if (depth == DEEPEST) {
      problems.add(path + " is nested too deeply");
      return value;
    }
    depth++;
    try {
      return fitted(value, declared, path);
    } finally {
      depth--;
    }
  }

  private JsonNode fitted(JsonNode value, JsonNode schema, String path) {
    if (schema.path("$ref").asText().startsWith("#/")) {
      return fit(value, root.at(schema.path("$ref").asText().substring(1)), path);
    }
    JsonNode options = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
    if (!options.isEmpty()) {
      return anyOf(value, options, path);
    }
    JsonNode typed = JsonTypes.as(value, schema);
    if (typed.isMissingNode()) {
      problems.add(
          path + " must be " + Expected.type(schema) + ", not " + Expected.shown(value.toString()));
      return value;
    }
    if (typed instanceof ObjectNode object) {
      return object(object, schema, path + ".");
    }
    return typed instanceof ArrayNode array ? array(array, schema, path) : typed;
  }

  /** The first option that takes the value as it is, else the first that takes it at all. */
  private JsonNode anyOf(JsonNode value, JsonNode options, String path) {
    JsonNode found = null;
    int before = problems.size();
    for (JsonNode option : options) {
      JsonNode fit = fit(value, option, path);
      boolean fits = problems.size() == before;
      problems.subList(before, problems.size()).clear();
      if (fits && fit.equals(value)) {
        return fit;
      }
      found = fits && found == null ? fit : found;
    }
    if (found == null) {
      problems.add(path + " fits none of the forms that are allowed there");
      return value;
    }
    return found;
  }

  private JsonNode object(ObjectNode object, JsonNode schema, String path) {
    ObjectNode fitted = JsonNodeFactory.instance.objectNode();
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = property.getKey();
      JsonNode declared = properties.path(name);
      if (declared.isMissingNode() && others.isBoolean() && !others.booleanValue()) {
        problems.add(path + name + " is not known");
        continue;
      }
      int before = problems.size();
      JsonNode value =
          fit(property.getValue(), declared.isMissingNode() ? others : declared, path + name);
      boolean fits = problems.size() == before;
      if (!fits && JsonTypes.isNone(property.getValue()) && !Expected.isRequired(schema, name)) {
        problems.subList(before, problems.size()).clear();
      } else {
        fitted.set(name, value);
      }
    }
    for (JsonNode required : schema.path("required")) {
      String name = required.asText();
      if (!object.has(name)) {
        problems.add(path + name + " is missing (" + Expected.type(properties.path(name)) + ")");
      }
    }
    return fitted;
  }

  private JsonNode array(ArrayNode array, JsonNode schema, String path) {
    ArrayNode fitted = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < array.size(); i++) {
      fitted.add(fit(array.get(i), schema.path("items"), path + "[" + i + "]"));
    }
    return fitted;
  }
}
