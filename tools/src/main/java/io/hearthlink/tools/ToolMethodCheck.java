package io.hearthlink.tools;

import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolMemoryId;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses annotated methods that cannot work as they are meant. */
final class ToolMethodCheck {

  private ToolMethodCheck() {}

  /**
   * Checks a method with {@code @Tool}.
   *
   * @throws io.hearthlink.error.ConfigurationException if it cannot work
   */
  static void check(Method method) {
    String problem = problem(method);
    for (Parameter parameter : method.getParameters()) {
      problem = problem == null ? problem(parameter) : problem;
    }
    if (problem != null) {
      String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
      throw Names.refusal(method.getDeclaringClass().getName(), name + " " + problem + ".");
    }
  }

  private static @Nullable String problem(Method method) {
    Tool tool = Objects.requireNonNull(method.getAnnotation(Tool.class));
    if (tool.returnBehavior() != ReturnBehavior.TO_LLM) {
      return "has returnBehavior "
          + tool.returnBehavior()
          + ", which a toolbox does not support: its results go to the model";
    }
    if (method.isAnnotationPresent(CompensateFor.class)) {
      return "has @CompensateFor, which a toolbox does not support";
    }
    String result = method.getGenericReturnType().getTypeName();
    return result.contains("dev.langchain4j.data.")
        ? "returns " + result + ": return text, or a value that can be JSON"
        : null;
  }

  private static @Nullable String problem(Parameter parameter) {
    P said = parameter.getAnnotation(P.class);
    String type = parameter.getType().getName();
    if (parameter.isAnnotationPresent(ToolMemoryId.class)
        || type.startsWith("dev.langchain4j.invocation.")) {
      return "wants to know who is speaking (@ToolMemoryId or "
          + "an invocation context), which a toolbox does not tell: make a toolbox for each user";
    }
    if (said == null || said.name().isBlank()) {
      return parameter.isNamePresent()
          ? null
          : "has a parameter whose name was not compiled: use the javac option -parameters, or"
              + " @P(name = …)";
    }
    return null;
  }
}
