package io.hearthlink.structured;

/**
 * How typed answers are pursued. Immutable.
 *
 * @param type what an answer is to be
 * @param budget what it may cost
 * @param thinking whether the model is to reason, in a pass of its own where it cannot otherwise
 */
record Plan(AnswerType<?> type, Budget budget, boolean thinking) {}
