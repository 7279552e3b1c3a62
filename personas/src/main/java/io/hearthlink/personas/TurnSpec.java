package io.hearthlink.personas;

import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one method of a persona asks, checked. Immutable.
 *
 * @param name name of interface and method, for messages
 * @param system who the persona is
 * @param user what the user says; null where one argument is the message
 * @param parameters the parameters of the method
 * @param result what the method returns
 */
record TurnSpec(
    String name,
    Template system,
    @Nullable Template user,
    List<ParameterSpec> parameters,
    ReturnSpec result) {

  /** Whose conversation it is where no parameter says so. */
  private static final Object EVERYBODY = "";

  TurnSpec {
    parameters = List.copyOf(parameters);
  }

  /**
   * Returns the question that these arguments make.
   *
   * @throws InvalidRequestException if one is null or the message is blank
   */
  Question question(@Nullable Object[] arguments) {
    Object whose = EVERYBODY;
    String message = "";
    Map<String, Object> values = new HashMap<>();
    for (ParameterSpec parameter : parameters) {
      Object value = arguments[parameter.index()];
      if (value == null) {
        throw refusal("The argument \"" + parameter.name() + "\" of " + name + " is null.");
      }
      parameter.names().forEach(name -> values.put(name, value));
      switch (parameter.role()) {
        case MEMORY_ID -> whose = value;
        case MESSAGE -> message = value.toString();
        case VALUE -> {}
      }
    }
    String text = user == null ? message : user.render(values);
    if (text.isBlank()) {
      throw refusal("The message to " + name + " is empty: say something.");
    }
    return new Question(whose, system.render(values), text);
  }

  private static InvalidRequestException refusal(String message) {
    return new InvalidRequestException(message, ErrorContext.NONE);
  }
}
