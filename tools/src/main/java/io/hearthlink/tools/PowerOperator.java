package io.hearthlink.tools;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;

/**
 * The power of a number. That of EvalEx gives 0 for {@code 10^-40}, since it divides to a number of
 * places and not of digits, and takes {@code -2^2} for 4.
 */
@InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER, leftAssociative = false)
final class PowerOperator extends AbstractOperator {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000);

  @Override
  public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
      throws EvaluationException {
    if (!operands[0].isNumberValue() || !operands[1].isNumberValue()) {
      throw EvaluationException.ofUnsupportedDataTypeInOperation(token);
    }
    BigDecimal base = operands[0].getNumberValue();
    BigDecimal exponent = operands[1].getNumberValue();
    if (exponent.abs().compareTo(LARGEST) > 0) {
      throw new EvaluationException(token, "the exponent is too large");
    }
    boolean whole = exponent.stripTrailingZeros().scale() <= 0;
    return expression.convertValue(
        whole
            ? base.pow(exponent.intValueExact(), Numbers.DIGITS)
            : BigDecimal.valueOf(Math.pow(base.doubleValue(), exponent.doubleValue())));
  }
}
