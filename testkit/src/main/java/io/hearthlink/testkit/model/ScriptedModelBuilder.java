package io.hearthlink.testkit.model;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The script of a {@link ScriptedModel}. Rules are tried in the order in which they are given, and
 * the first that has a reply gives it. Not thread-safe; the rules themselves run on the threads
 * that ask.
 */
public final class ScriptedModelBuilder {

  private final List<Function<ChatRequest, @Nullable ModelReply>> rules = new ArrayList<>();
  private Set<Capability> capabilities = EnumSet.allOf(Capability.class);

  ScriptedModelBuilder() {}

  /** Answers every request with this text. */
  public ScriptedModelBuilder answer(String text) {
    return answer(ModelReply.text(text));
  }

  /** Answers every request with this reply. */
  public ScriptedModelBuilder answer(ModelReply reply) {
    return answerWith(request -> reply);
  }

  /** Answers one request with each of these replies in turn; later ones go to the next rule. */
  public ScriptedModelBuilder answerInTurn(ModelReply... replies) {
    List<ModelReply> all = List.of(replies);
    AtomicInteger next = new AtomicInteger();
    return answerWith(
        request -> {
          int turn = next.getAndIncrement();
          return turn < all.size() ? all.get(turn) : null;
        });
  }

  /** As {@link #answerWhen(String, ModelReply)}, with a text. */
  public ScriptedModelBuilder answerWhen(String pattern, String text) {
    return answerWhen(pattern, ModelReply.text(text));
  }

  /**
   * Answers the requests whose last user message has a place that fits the pattern.
   *
   * @param pattern a regular expression, such as {@code (?i)weather}
   */
  public ScriptedModelBuilder answerWhen(String pattern, ModelReply reply) {
    Pattern compiled = Pattern.compile(pattern);
    return answerWhen(request -> compiled.matcher(FakeChatModel.userText(request)).find(), reply);
  }

  /** Answers the requests that fit the condition with this text. */
  public ScriptedModelBuilder answerWhen(Predicate<ChatRequest> condition, String text) {
    return answerWhen(condition, ModelReply.text(text));
  }

  /** Answers the requests that fit the condition with this reply. */
  public ScriptedModelBuilder answerWhen(Predicate<ChatRequest> condition, ModelReply reply) {
    return answerWith(request -> condition.test(request) ? reply : null);
  }

  /** Answers with whatever the function makes of the request; null passes it to the next rule. */
  public ScriptedModelBuilder answerWith(Function<ChatRequest, @Nullable ModelReply> rule) {
    rules.add(rule);
    return this;
  }

  /** Sets what the model says that it can; by default everything that LangChain4j asks about. */
  public ScriptedModelBuilder capabilities(Set<Capability> capabilities) {
    this.capabilities = capabilities;
    return this;
  }

  /** Makes the model. */
  public ScriptedModel build() {
    return new ScriptedModel(rules, capabilities);
  }
}
