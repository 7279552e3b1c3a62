package io.hearthlink.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code of a function that is an annotated method. Thread-safe as far as the method is. */
final class ToolMethod implements ToolFunction.Code<ToolExecutionRequest> {

  private static final String DONE = "done";

  private final Object owner;
  private final Method method;
  private final List<ToolParameter> parameters;

  private ToolMethod(Object owner, Method method, List<ToolParameter> parameters) {
    this.owner = owner;
    this.method = method;
    this.parameters = parameters;
  }

  /**
   * Makes a function of a method.
   *
   * @throws io.hearthlink.error.ConfigurationException if it cannot be one
   */
  static ToolFunction of(Object owner, Method method) {
    ToolMethodCheck.check(method);
    ToolSpecification said = said(method);
    TypeSchema types = new TypeSchema(said.name());
    List<ToolParameter> parameters = new ArrayList<>();
    AnnotatedType[] annotatedTypes = method.getAnnotatedParameterTypes();
    for (int i = 0; i < annotatedTypes.length; i++) {
      Parameter parameter = method.getParameters()[i];
      parameters.add(
          ToolParameter.of(
              types,
              parameter.getName(),
              Json.type(parameter.getParameterizedType()),
              Annotated.of(annotatedTypes[i], parameter.getAnnotations())));
    }
    method.setAccessible(true);
    return ToolFunction.declared(
            parameters.isEmpty()
                ? said
                : said.toBuilder().parameters(Arguments.schemaOf(parameters)).build())
        .withCode(new ToolMethod(owner, method, List.copyOf(parameters)));
  }

  private static ToolSpecification said(Method method) {
    try {
      return ToolSpecifications.toolSpecificationFrom(method);
    } catch (RuntimeException e) {
      throw Names.refusal(
          method.getDeclaringClass().getName(),
          "LangChain4j cannot read @Tool of " + method.getName() + ": " + e.getMessage());
    }
  }

  @Override
  public @Nullable Object run(ToolExecutionRequest call) throws Exception {
    ObjectNode given = Arguments.given(call);
    @Nullable Object[] values = new @Nullable Object[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i).read(given.path(parameters.get(i).name()));
    }
    try {
      Object result = method.invoke(owner, values);
      return method.getReturnType() == void.class ? DONE : result;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
