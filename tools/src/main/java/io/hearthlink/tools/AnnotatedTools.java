package io.hearthlink.tools;

import dev.langchain4j.agent.tool.Tool;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the annotated methods of an object, also behind proxies and in what it inherits. */
final class AnnotatedTools {

  private AnnotatedTools() {}

  /**
   * Returns a function for each method with {@code @Tool}.
   *
   * @throws io.hearthlink.error.ConfigurationException if there is none, or one cannot work
   */
  static List<ToolFunction> of(Object owner) {
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Class<?> type : lineage(owner.getClass())) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Tool.class) && !method.isBridge()) {
          methods.putIfAbsent(signature(method), method);
        }
      }
    }
    if (methods.isEmpty()) {
      throw Names.refusal(
          owner.getClass().getName(),
          owner.getClass().getSimpleName()
              + " has no method with @Tool: annotate one, or make a ToolFunction.");
    }
    List<ToolFunction> functions = new ArrayList<>();
    // the order of reflection is not fixed, and models prefer what comes first
    methods.values().stream()
        .sorted(java.util.Comparator.comparing(Method::getName))
        .forEach(method -> functions.add(ToolMethod.of(owner, method)));
    return functions;
  }

  private static Set<Class<?>> lineage(Class<?> type) {
    Set<Class<?>> lineage = new java.util.LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(Set.of(type));
    while (!open.isEmpty()) {
      Class<?> next = open.poll();
      if (lineage.add(next)) {
        if (next.getSuperclass() != null) {
          open.add(next.getSuperclass());
        }
        open.addAll(List.of(next.getInterfaces()));
      }
    }
    return lineage;
  }

  private static String signature(Method method) {
    StringBuilder signature = new StringBuilder(method.getName());
    for (Class<?> parameter : method.getParameterTypes()) {
      signature.append(' ').append(parameter.getName());
    }
    return signature.toString();
  }
}
