package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.layer.DeclaredTools;
import io.hearthlink.layer.Fit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that one call offers to the model, and those that its caller offers. Immutable. */
final class Offer {

  private final Map<String, ToolFunction> functions;
  private final DeclaredTools declared;

  private Offer(Map<String, ToolFunction> functions) {
    this.functions = functions;
    this.declared = DeclaredTools.of(specifications(functions));
  }

  /**
   * Puts functions together.
   *
   * @param functions those of the toolbox
   * @param callers those of the request, whose calls its caller answers
   * @throws InvalidRequestException if two have the same name
   */
  static Offer of(List<ToolFunction> functions, List<ToolSpecification> callers) {
    Map<String, ToolFunction> named = new LinkedHashMap<>();
    functions.forEach(function -> add(named, function));
    callers.forEach(specification -> add(named, ToolFunction.declared(specification)));
    return new Offer(named);
  }

  boolean isEmpty() {
    return functions.isEmpty();
  }

  /** What the model is told. */
  List<ToolSpecification> specifications() {
    return specifications(functions);
  }

  /** Checks what the model asks for, and adds a note where it had to be corrected. */
  Asked check(ToolExecutionRequest call, List<String> notes) {
    Fit fit = declared.fit(call);
    if (fit instanceof Fit.Fits fits) {
      notes.addAll(fits.notes());
      return new Asked(fits.call(), functions.get(fits.call().name()), null);
    }
    return new Asked(call, null, ((Fit.Refused) fit).problem());
  }

  private static void add(Map<String, ToolFunction> named, ToolFunction function) {
    if (named.putIfAbsent(function.name(), function) != null) {
      throw new InvalidRequestException(
          "Two functions are named " + function.name() + " in one request: rename one.",
          ErrorContext.NONE);
    }
  }

  private static List<ToolSpecification> specifications(Map<String, ToolFunction> functions) {
    List<ToolSpecification> all = new ArrayList<>(functions.size());
    functions.values().forEach(function -> all.add(function.specification()));
    return all;
  }
}
