package io.hearthlink.personas;

import dev.langchain4j.service.Moderate;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.guardrail.InputGuardrails;
import dev.langchain4j.service.guardrail.OutputGuardrails;
import dev.langchain4j.service.memory.ChatMemoryAccess;
import io.hearthlink.error.ConfigurationException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the interface of a persona, and refuses what cannot work. */
final class PersonaReader {

  private static final List<Class<? extends Annotation>> NOT_YET =
      List.of(Moderate.class, InputGuardrails.class, OutputGuardrails.class);

  private final Class<?> type;

  private PersonaReader(Class<?> type) {
    this.type = type;
  }

  /**
   * Reads {@code type}.
   *
   * @throws ConfigurationException if it is wrong
   */
  static PersonaSpec read(Class<?> type) {
    return new PersonaReader(type).spec();
  }

  private PersonaSpec spec() {
    if (!type.isInterface() || type.isSealed() || type.isAnnotation()) {
      throw refusal(type.getSimpleName() + " must be an interface that is not sealed.");
    }
    if (ChatMemoryAccess.class.isAssignableFrom(type)) {
      throw refusal(
          type.getSimpleName()
              + " must not extend ChatMemoryAccess: a persona keeps its memory to itself.");
    }
    refuseUnsupported(type, type.getSimpleName());
    Map<Method, TurnSpec> turns = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (method.isDefault() && !Modifier.isPublic(type.getModifiers())) {
        throw refusal(type.getSimpleName() + " has a default method: make the interface public.");
      }
      if (Modifier.isAbstract(method.getModifiers())) {
        turns.put(method, turn(method));
      }
    }
    if (turns.isEmpty()) {
      throw refusal(type.getSimpleName() + " has no method to answer.");
    }
    return new PersonaSpec(type.getSimpleName(), turns);
  }

  private TurnSpec turn(Method method) {
    String name = type.getSimpleName() + "." + method.getName();
    refuseUnsupported(method, name);
    ReturnSpec result = result(method, name);
    List<ParameterSpec> parameters = new ParameterReader(type, method, name).read();
    Template system = system(method, name);
    Template user = user(method, name);
    boolean message = parameters.stream().anyMatch(p -> p.role() == ParameterSpec.Role.MESSAGE);
    if (user == null && !message) {
      throw refusal(
          name
              + " has no message of the user: annotate the method or one parameter with @UserMessage.");
    }
    if (user != null && message) {
      throw refusal(name + " has more than one @UserMessage: keep one.");
    }
    List<Template> templates = user == null ? List.of(system) : List.of(system, user);
    checkNames(name, templates, parameters);
    return new TurnSpec(name, system, user, parameters, result);
  }

  private ReturnSpec result(Method method, String name) {
    Type returned = method.getGenericReturnType();
    try {
      return ReturnSpec.of(returned);
    } catch (ConfigurationException unfit) {
      throw refusal(
          name
              + " returns "
              + returned.getTypeName()
              + "; a persona returns "
              + ResultKind.ALL
              + ". "
              + unfit.getMessage());
    }
  }

  private Template system(Method method, String name) {
    SystemMessage own = method.getAnnotation(SystemMessage.class);
    SystemMessage message = own == null ? type.getAnnotation(SystemMessage.class) : own;
    if (message == null) {
      throw refusal(
          name
              + " has no @SystemMessage: say on the interface or on the method who the persona is.");
    }
    return template(
        "@SystemMessage of " + name, message.value(), message.delimiter(), message.fromResource());
  }

  private @Nullable Template user(Method method, String name) {
    UserMessage message = method.getAnnotation(UserMessage.class);
    return message == null
        ? null
        : template(
            "@UserMessage of " + name,
            message.value(),
            message.delimiter(),
            message.fromResource());
  }

  private Template template(String where, String[] lines, String delimiter, String resource) {
    String text = String.join(delimiter, lines);
    if (resource.isBlank() == text.isBlank()) {
      throw refusal("The " + where + " needs either a text or a resource.");
    }
    if (!resource.isBlank()) {
      text = TextResource.read(type, resource);
      if (text == null || text.isBlank()) {
        throw refusal(
            "The "
                + where
                + " names the resource \""
                + resource
                + "\", which is missing or empty.");
      }
    }
    return new Template(text);
  }

  private void checkNames(String name, List<Template> templates, List<ParameterSpec> parameters) {
    Set<String> all =
        parameters.stream().flatMap(p -> p.names().stream()).collect(Collectors.toSet());
    for (Template template : templates) {
      String problem = template.problem(all);
      if (problem != null) {
        throw refusal(
            "A template of "
                + name
                + " cannot be filled in: "
                + problem
                + ". Add a parameter with @V.");
      }
    }
    for (ParameterSpec parameter : parameters) {
      Set<String> others = new HashSet<>(all);
      others.removeAll(parameter.names());
      if (parameter.role() == ParameterSpec.Role.VALUE
          && templates.stream().allMatch(template -> template.problem(others) == null)) {
        throw refusal(
            "No template of "
                + name
                + " uses the parameter \""
                + parameter.name()
                + "\": name it with @V as a template does, or remove it.");
      }
    }
  }

  private void refuseUnsupported(AnnotatedElement element, String name) {
    for (Class<? extends Annotation> annotation : NOT_YET) {
      if (element.isAnnotationPresent(annotation)) {
        throw refusal(
            name + " has @" + annotation.getSimpleName() + ", which personas do not support.");
      }
    }
  }

  private ConfigurationException refusal(String message) {
    return refusal(type, message);
  }

  static ConfigurationException refusal(Class<?> type, String message) {
    return new ConfigurationException(message, null, type.getName(), 0, 0, List.of(), null);
  }
}
