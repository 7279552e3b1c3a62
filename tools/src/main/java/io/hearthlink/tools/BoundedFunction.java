package io.hearthlink.tools;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.functions.basic.RoundFunction;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.List;

/**
 * A function that refuses extreme numbers, whose digits it would write out.
 *
 * @param inner calculates
 */
record BoundedFunction(FunctionIfc inner) implements FunctionIfc {

  private static final BigDecimal MOST_PLACES = BigDecimal.valueOf(100);

  @Override
  public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
      throws EvaluationException {
    EvaluationValue result = inner.evaluate(expression, token, values);
    BoundedOperator.check(token, result);
    return result;
  }

  @Override
  public void validatePreEvaluation(Token token, EvaluationValue... values)
      throws EvaluationException {
    BoundedOperator.check(token, values);
    inner.validatePreEvaluation(token, values);
    for (EvaluationValue value : values) {
      if (!value.isNumberValue()) {
        throw new EvaluationException(token, "a value is no number");
      }
    }
    if (inner instanceof RoundFunction
        && values[1].getNumberValue().abs().compareTo(MOST_PLACES) > 0) {
      throw new EvaluationException(token, "that is too many places");
    }
  }

  @Override
  public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
    return inner.getFunctionParameterDefinitions();
  }

  @Override
  public boolean hasVarArgs() {
    return inner.hasVarArgs();
  }
}
