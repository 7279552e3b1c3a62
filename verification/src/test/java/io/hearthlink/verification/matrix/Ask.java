package io.hearthlink.verification.matrix;

import dev.langchain4j.model.chat.request.ChatRequest;

/**
 * How one question is put.
 *
 * @param mode whether its asker waits or listens
 * @param stack the layers that it goes through
 * @param prompt the question
 */
record Ask(Mode mode, Stack stack, String prompt) {

  ChatRequest request() {
    return stack.request(prompt);
  }

  boolean waits() {
    return mode != Mode.STREAMING;
  }
}
