package io.hearthlink.backend;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** Adds to the JSON body of a request what its provider module cannot say. Not thread-safe. */
final class BodyPatch implements UnaryOperator<String> {

  /** Without the limit on texts, which a picture may exceed: the body is our own. */
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ObjectNode options = JsonNodeFactory.instance.objectNode();

  /** The fields that are added to the body itself. */
  ObjectNode root() {
    return root;
  }

  /** The fields that are added to the object {@code options} of the body. */
  ObjectNode options() {
    return options;
  }

  @Override
  public String apply(String body) {
    if (options.isEmpty() && root.isEmpty()) {
      return body;
    }
    int brace = body.indexOf('{');
    if (options.isEmpty() && brace >= 0) {
      // the common case, without reading a body that may be megabytes of conversation
      String fields = root.toString();
      String rest = body.substring(brace + 1);
      String comma = rest.stripLeading().startsWith("}") ? "" : ",";
      return fields.substring(0, fields.length() - 1) + comma + rest;
    }
    try {
      ObjectNode whole = (ObjectNode) JSON.readTree(body);
      whole.setAll(root);
      whole.withObjectProperty("options").setAll(options);
      return JSON.writeValueAsString(whole);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a provider module sent a body that is not JSON", e);
    }
  }
}
