package io.hearthlink.tools;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;

/**
 * An operator that refuses extreme numbers, whose digits it would write out.
 *
 * @param inner calculates
 */
record BoundedOperator(OperatorIfc inner) implements OperatorIfc {

  @Override
  public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
      throws EvaluationException {
    check(token, operands);
    EvaluationValue result = inner.evaluate(expression, token, operands);
    check(token, result);
    return result;
  }

  /** Refuses extreme numbers. */
  static void check(Token token, EvaluationValue... values) throws EvaluationException {
    for (EvaluationValue value : values) {
      if (value.isNumberValue() && Numbers.extreme(value.getNumberValue())) {
        throw new EvaluationException(token, "a number has too many digits");
      }
    }
  }

  @Override
  public int getPrecedence() {
    return inner.getPrecedence();
  }

  @Override
  public int getPrecedence(ExpressionConfiguration configuration) {
    return inner.getPrecedence(configuration);
  }

  @Override
  public boolean isLeftAssociative() {
    return inner.isLeftAssociative();
  }

  @Override
  public boolean isPrefix() {
    return inner.isPrefix();
  }

  @Override
  public boolean isPostfix() {
    return inner.isPostfix();
  }

  @Override
  public boolean isInfix() {
    return inner.isInfix();
  }

  @Override
  public boolean isOperandLazy() {
    return inner.isOperandLazy();
  }
}
