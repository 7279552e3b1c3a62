package io.hearthlink.tools;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.math.BigDecimal;

/**
 * Arithmetic for a model, exact to 34 digits, on numbers of at most 1,000. Immutable and
 * thread-safe.
 */
public final class MathTools {

  /** Creates it. */
  public MathTools() {}

  /**
   * Adds two numbers.
   *
   * @param a first number
   * @param b second number
   */
  @Tool("Add two numbers")
  public String add(@P("First number") BigDecimal a, @P("Second number") BigDecimal b) {
    Numbers.check(a, b);
    return Numbers.text(a.add(b, Numbers.DIGITS));
  }

  /**
   * Multiplies two numbers.
   *
   * @param a first number
   * @param b second number
   */
  @Tool("Multiply two numbers")
  public String multiply(@P("First number") BigDecimal a, @P("Second number") BigDecimal b) {
    Numbers.check(a, b);
    return Numbers.text(a.multiply(b, Numbers.DIGITS));
  }

  /**
   * Evaluates an arithmetic expression: numbers, {@code + - * / % ^}, brackets, {@code pi}, {@code
   * e}, and the functions {@code abs, average, ceiling, floor, log, log10, max, min, round, sqrt,
   * sum} and {@code sin, cos, tan} of degrees. No variables, no texts, no assignment.
   *
   * @param expression at most 500 characters
   * @throws ToolFailure if it is none; the model may try another
   */
  @Tool("Evaluate an arithmetic expression")
  public String calculate(@P("The expression, for example (3 + 4) * sqrt(16)") String expression) {
    return Numbers.text(Calculator.evaluate(expression));
  }

  /**
   * Converts a quantity between units of length, mass, volume, area, speed, time, data, energy, and
   * temperature.
   *
   * @param value the quantity
   * @param from its unit, as a symbol or an English name
   * @param to the wanted unit
   * @throws ToolFailure if a unit is unknown or measures something else; the model may try another
   */
  @Tool(name = "convert_unit", value = "Convert a value from one unit to another")
  public String convertUnit(
      @P("The value") BigDecimal value,
      @P("Unit to convert from, for example km") String from,
      @P("Unit to convert to, for example miles") String to) {
    Numbers.check(value);
    return Numbers.text(Units.convert(value, from, to));
  }
}
