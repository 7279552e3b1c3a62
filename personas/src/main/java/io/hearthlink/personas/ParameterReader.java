package io.hearthlink.personas;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.UserName;
import dev.langchain4j.service.V;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.personas.ParameterSpec.Role;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the parameters of a method of a persona, and refuses what cannot work. */
final class ParameterReader {

  private final Class<?> type;
  private final Method method;
  private final String name;

  ParameterReader(Class<?> type, Method method, String name) {
    this.type = type;
    this.method = method;
    this.name = name;
  }

  List<ParameterSpec> read() {
    List<ParameterSpec> specs = new ArrayList<>();
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      specs.add(spec(i, parameters[i]));
    }
    refuseTwo(specs, Role.MEMORY_ID, "@MemoryId");
    refuseTwo(specs, Role.MESSAGE, "@UserMessage");
    return specs;
  }

  private ParameterSpec spec(int index, Parameter parameter) {
    V variable = parameter.getAnnotation(V.class);
    String shown = variable == null ? parameter.getName() : variable.value();
    if (parameter.isAnnotationPresent(UserName.class)) {
      throw refusal("has @UserName, which personas do not support");
    }
    Role role = role(parameter);
    if (role == Role.MESSAGE && parameter.getType() != String.class) {
      throw refusal(
          "takes its message as " + parameter.getType().getSimpleName() + ": take String");
    }
    Set<String> names = new HashSet<>(Set.of(shown));
    if (only()) {
      names.add("it");
    }
    return new ParameterSpec(index, shown, role, names);
  }

  private Role role(Parameter parameter) {
    if (parameter.isAnnotationPresent(MemoryId.class)) {
      return Role.MEMORY_ID;
    }
    if (parameter.isAnnotationPresent(UserMessage.class)) {
      return Role.MESSAGE;
    }
    if (parameter.isAnnotationPresent(V.class)) {
      return Role.VALUE;
    }
    if (!only()) {
      throw refusal(
          "has the parameter \""
              + parameter.getName()
              + "\" without a role: annotate it with @V, @UserMessage or @MemoryId");
    }
    return method.isAnnotationPresent(UserMessage.class) ? Role.VALUE : Role.MESSAGE;
  }

  private boolean only() {
    return method.getParameterCount() == 1;
  }

  private void refuseTwo(List<ParameterSpec> specs, Role role, String annotation) {
    if (specs.stream().filter(spec -> spec.role() == role).count() > 1) {
      throw refusal("has more than one " + annotation + ": keep one");
    }
  }

  private ConfigurationException refusal(String problem) {
    return PersonaReader.refusal(type, name + " " + problem + ".");
  }
}
