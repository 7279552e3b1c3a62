package io.hearthlink.tools;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.AverageFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.Log10Function;
import com.ezylang.evalex.functions.basic.LogFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.RoundFunction;
import com.ezylang.evalex.functions.basic.SqrtFunction;
import com.ezylang.evalex.functions.basic.SumFunction;
import com.ezylang.evalex.functions.trigonometric.CosFunction;
import com.ezylang.evalex.functions.trigonometric.SinFunction;
import com.ezylang.evalex.functions.trigonometric.TanFunction;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixModuloOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Evaluates arithmetic with EvalEx, of which only what cannot run long is allowed: no texts, no
 * regular expressions, no factorials, and no number of more than 1,000 digits on the way.
 */
final class Calculator {

  private static final int LONGEST = 500;
  private static final int DEEPEST = 200;

  private static final Pattern SIGNED_EXPONENT =
      Pattern.compile("\\^\\s*([-+])\\s*([\\w.]+)(?![\\w.(])");

  private static final ExpressionConfiguration ARITHMETIC = arithmetic();

  private Calculator() {}

  /**
   * Evaluates an expression.
   *
   * @throws ToolFailure if it is none, or its result is no number
   */
  static BigDecimal evaluate(String expression) {
    if (expression.isBlank() || expression.length() > LONGEST) {
      throw ToolFailure.retry("The expression must have 1 to " + LONGEST + " characters.");
    }
    try {
      EvaluationValue value = new Expression(plain(expression), ARITHMETIC).evaluate();
      if (value.isNumberValue()) {
        Numbers.check(value.getNumberValue());
        return value.getNumberValue();
      }
    } catch (ParseException e) {
      throw ToolFailure.retry("This is no arithmetic expression: " + e.getMessage() + ".", e);
    } catch (EvaluationException e) {
      throw ToolFailure.retry("This cannot be calculated: " + e.getMessage() + ".", e);
    } catch (ArithmeticException | NumberFormatException e) {
      throw ToolFailure.retry("This has no result that is a number.", e);
    }
    throw ToolFailure.retry("The result is no number.");
  }

  /** What models write for the same signs; a sign after {@code ^} belongs to its number. */
  private static String plain(String expression) {
    String signs =
        expression
            .replace("**", "^")
            .replace('\u00d7', '*')
            .replace('\u00b7', '*')
            .replace('\u00f7', '/')
            .replace('\u2212', '-');
    return SIGNED_EXPONENT.matcher(signs).replaceAll("^($1$2)");
  }

  @SuppressWarnings({"unchecked", "varargs"})
  private static ExpressionConfiguration arithmetic() {
    Map<String, EvaluationValue> constants = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : new String[] {"PI", "E"}) {
      constants.put(name, ExpressionConfiguration.StandardConstants.get(name));
    }
    return ExpressionConfiguration.builder()
        .mathContext(Numbers.DIGITS)
        .maxRecursionDepth(DEEPEST)
        .arraysAllowed(false)
        .structuresAllowed(false)
        .locale(Locale.ROOT)
        .defaultConstants(constants)
        .operatorDictionary(
            MapBasedOperatorDictionary.ofOperators(
                bounded("+", new PrefixPlusOperator()),
                bounded("-", new PrefixMinusOperator()),
                bounded("+", new InfixPlusOperator()),
                bounded("-", new InfixMinusOperator()),
                bounded("*", new InfixMultiplicationOperator()),
                bounded("/", new InfixDivisionOperator()),
                bounded("%", new InfixModuloOperator()),
                bounded("^", new PowerOperator())))
        .functionDictionary(
            MapBasedFunctionDictionary.ofFunctions(
                bounded("ABS", new AbsFunction()),
                bounded("AVERAGE", new AverageFunction()),
                bounded("CEILING", new CeilingFunction()),
                bounded("FLOOR", new FloorFunction()),
                bounded("LOG", new LogFunction()),
                bounded("LN", new LogFunction()),
                bounded("LOG10", new Log10Function()),
                bounded("MAX", new MaxFunction()),
                bounded("MIN", new MinFunction()),
                bounded("ROUND", new RoundFunction()),
                bounded("SQRT", new SqrtFunction()),
                bounded("SUM", new SumFunction()),
                bounded("SIN", new SinFunction()),
                bounded("COS", new CosFunction()),
                bounded("TAN", new TanFunction())))
        .build();
  }

  private static Entry<String, OperatorIfc> bounded(String sign, OperatorIfc operator) {
    return Map.entry(sign, new BoundedOperator(operator));
  }

  private static Entry<String, FunctionIfc> bounded(String name, FunctionIfc function) {
    return Map.entry(name, new BoundedFunction(function));
  }
}
