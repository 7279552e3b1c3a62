package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.util.Arrays;

/** The constraints of Jakarta Validation in a schema, where that library is there. */
final class Constraints {

  /**
   * What {@code @NotBlank} means. It is checked and not sent: servers read a pattern in their own
   * ways.
   */
  static final String NOT_BLANK = ".*\\S.*";

  private static final String PATTERN = "pattern";

  private Constraints() {}

  static void addTo(SchemaGeneratorConfigBuilder config) {
    if (present()) {
      config.with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
    }
  }

  private static boolean present() {
    try {
      Class.forName(
          "jakarta.validation.constraints.NotNull", false, Constraints.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** Says what the annotations of a field mean and JSON Schema would read otherwise. */
  static void adapt(ObjectNode schema, FieldScope field) {
    JsonNode pattern = schema.get(PATTERN);
    if (pattern != null) {
      // the annotation means the whole text, JSON Schema any part of it
      String whole = pattern.asText();
      schema.put(PATTERN, whole.contains("|") ? "^(?:" + whole + ")$" : "^" + whole + "$");
    } else if (notBlank(field)) {
      schema.put(PATTERN, NOT_BLANK);
    }
  }

  private static boolean notBlank(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && Arrays.stream(field.getRawMember().getAnnotations())
            .anyMatch(a -> a.annotationType().getSimpleName().equals("NotBlank"));
  }

  /** Removes what is checked and not sent. */
  static void hide(JsonNode schema) {
    if (schema instanceof ObjectNode object && NOT_BLANK.equals(object.path(PATTERN).textValue())) {
      object.remove(PATTERN);
    }
    schema.forEach(Constraints::hide);
  }
}
