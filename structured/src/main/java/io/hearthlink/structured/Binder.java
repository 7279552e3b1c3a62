package io.hearthlink.structured;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.hearthlink.structured.JsonText.BadJsonException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Objects;

/** Makes Java values of JSON that fits their schema. Immutable. */
record Binder(JavaType type) {

  /**
   * Returns the value.
   *
   * @throws BadJsonException if the type itself refuses it: a number that is too large, or what the
   *     constructor of a record throws, whose message is passed on
   */
  Object bind(JsonNode json) throws BadJsonException {
    try {
      return Objects.requireNonNull(Binding.MAPPER.treeToValue(json, type), "a null for a value");
    } catch (ValueInstantiationException refused) {
      Throwable cause = refused.getCause();
      String message = cause == null ? null : cause.getMessage();
      throw new BadJsonException(
          path(refused) + ": " + (message == null ? "not a valid value" : message));
    } catch (JsonMappingException wrong) {
      throw new BadJsonException(path(wrong) + ": not a valid value");
    } catch (IOException | DateTimeException unreadable) {
      // the latter is Java's for a year that no calendar has
      throw new BadJsonException("/: not a valid value");
    }
  }

  private static String path(JsonMappingException failure) {
    JsonPointer path = JsonPointer.empty();
    for (Reference step : failure.getPath()) {
      path =
          step.getFieldName() == null
              ? path.appendIndex(step.getIndex())
              : path.appendProperty(step.getFieldName());
    }
    return path.length() == 0 ? "/" : path.toString();
  }
}
