package io.hearthlink.testkit.model;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.EnumSet;
import java.util.function.Function;

/**
 * A model whose answer a function computes from the request, such as one that repeats what it is
 * told:
 *
 * <pre>{@code
 * FunctionModel echo = FunctionModel.of(request -> "You said: " + FakeChatModel.userText(request));
 * }</pre>
 *
 * <p>What the function throws is the failure of the call. It runs on the threads that ask.
 */
public final class FunctionModel extends FakeChatModel {

  private final Function<ChatRequest, ModelReply> function;

  private FunctionModel(Function<ChatRequest, ModelReply> function) {
    super(EnumSet.allOf(Capability.class));
    this.function = function;
  }

  /** A model that answers with the text that the function makes. */
  public static FunctionModel of(Function<ChatRequest, String> text) {
    return new FunctionModel(text.andThen(ModelReply::text));
  }

  /** A model that answers with whatever the function makes: tool calls, failures, reasoning. */
  public static FunctionModel ofReplies(Function<ChatRequest, ModelReply> reply) {
    return new FunctionModel(reply);
  }

  @Override
  ModelReply reply(ChatRequest request, int number) {
    return function.apply(request);
  }
}
