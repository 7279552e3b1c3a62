package io.hearthlink.testkit.model;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model that answers from a script: in order, by a pattern of what the user said, or by a
 * condition on the request.
 *
 * <pre>{@code
 * ScriptedModel model = ScriptedModel.answers("Hello Anna.", "You are Anna.");
 * }</pre>
 *
 * <p>A request that the script has no answer for is an {@link AssertionError} with its number and
 * what was asked; it is thrown out of {@code chat} of both forms, so that a test cannot miss it.
 */
public final class ScriptedModel extends FakeChatModel {

  private final List<Function<ChatRequest, @Nullable ModelReply>> rules;

  ScriptedModel(
      List<Function<ChatRequest, @Nullable ModelReply>> rules, Set<Capability> capabilities) {
    super(capabilities);
    this.rules = List.copyOf(rules);
  }

  /** A model that gives these answers in turn, one to each request. */
  public static ScriptedModel answers(String... texts) {
    return answers(Stream.of(texts).map(ModelReply::text).toArray(ModelReply[]::new));
  }

  /** A model that gives these replies in turn, one to each request. */
  public static ScriptedModel answers(ModelReply... replies) {
    return builder().answerInTurn(replies).build();
  }

  /** Starts a script of several rules. */
  public static ScriptedModelBuilder builder() {
    return new ScriptedModelBuilder();
  }

  @Override
  ModelReply reply(ChatRequest request, int number) {
    for (Function<ChatRequest, @Nullable ModelReply> rule : rules) {
      ModelReply reply = rule.apply(request);
      if (reply != null) {
        return reply;
      }
    }
    throw new AssertionError(
        "The script has no answer for request "
            + number
            + ": none of its rules fits, or their answers are used up. "
            + described(request)
            + " Add an answer to the script, or see why the model was asked.");
  }
}
