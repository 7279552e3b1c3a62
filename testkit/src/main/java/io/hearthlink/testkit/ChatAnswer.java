package io.hearthlink.testkit;

import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted model answers, before it is put into the form of a wire.
 *
 * @param reasoning the pieces of its reasoning
 * @param text the pieces of its text
 * @param calls its tool calls
 * @param finish why it stopped; null for the usual reason
 * @param finishWord the word for that exactly as sent; null for the word of the wire
 * @param usage the tokens it counts; null for none
 * @param load how long the model was loaded for it
 * @param trouble what goes wrong in the stream
 */
record ChatAnswer(
    List<String> reasoning,
    List<String> text,
    List<FakeToolCall> calls,
    @Nullable FinishReason finish,
    @Nullable String finishWord,
    @Nullable Usage usage,
    Duration load,
    Trouble trouble) {

  private static final int USUAL_INPUT = 10;

  /** Tokens of the prompt and of the answer. */
  record Usage(int input, int output) {}

  /** What goes wrong in a stream, and after how many pieces. */
  record Trouble(Kind kind, int after, String message) {

    static final Trouble NONE = new Trouble(Kind.NONE, 0, "");

    enum Kind {
      NONE,
      NO_END,
      ERROR,
      MALFORMED
    }
  }

  static ChatAnswer of(List<String> text, List<FakeToolCall> calls) {
    Usage usage = new Usage(USUAL_INPUT, Math.max(1, text.size() + calls.size()));
    return new ChatAnswer(List.of(), text, calls, null, null, usage, Duration.ZERO, Trouble.NONE);
  }

  String wholeText() {
    return String.join("", text);
  }

  String wholeReasoning() {
    return String.join("", reasoning);
  }

  /** Why it stopped, with the usual reason where none was given. */
  FinishReason reason() {
    if (finish != null) {
      return finish;
    }
    return calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_EXECUTION;
  }

  boolean ends() {
    return trouble.kind() != Trouble.Kind.NO_END;
  }

  boolean fails() {
    return trouble.kind() == Trouble.Kind.ERROR;
  }

  boolean failsAtOnce() {
    return fails() && trouble.after() == 0;
  }

  /** Its first pieces, reasoning before text. */
  ChatAnswer first(int pieces) {
    int ofText = Math.min(text.size(), Math.max(0, pieces - reasoning.size()));
    return new ChatAnswer(
        reasoning.subList(0, Math.min(reasoning.size(), pieces)),
        text.subList(0, ofText),
        calls,
        finish,
        finishWord,
        usage,
        load,
        trouble);
  }

  ChatAnswer withReasoning(List<String> pieces) {
    return new ChatAnswer(pieces, text, calls, finish, finishWord, usage, load, trouble);
  }

  ChatAnswer withText(List<String> pieces) {
    return new ChatAnswer(reasoning, pieces, calls, finish, finishWord, usage, load, trouble);
  }

  ChatAnswer withCalls(List<FakeToolCall> other) {
    return new ChatAnswer(reasoning, text, other, finish, finishWord, usage, load, trouble);
  }

  ChatAnswer withFinish(@Nullable FinishReason reason, @Nullable String word) {
    return new ChatAnswer(reasoning, text, calls, reason, word, usage, load, trouble);
  }

  ChatAnswer withUsage(@Nullable Usage other) {
    return new ChatAnswer(reasoning, text, calls, finish, finishWord, other, load, trouble);
  }

  /**
   * The same where the server counted a prompt that it had trimmed, and no other count is given.
   */
  ChatAnswer withPrompt(int tokens) {
    return usage == null || usage.input() != USUAL_INPUT
        ? this
        : withUsage(new Usage(tokens, usage.output()));
  }

  ChatAnswer withLoad(Duration time) {
    return new ChatAnswer(reasoning, text, calls, finish, finishWord, usage, time, trouble);
  }

  ChatAnswer withTrouble(Trouble other) {
    return new ChatAnswer(reasoning, text, calls, finish, finishWord, usage, load, other);
  }
}
