package io.hearthlink.testkit;

import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One scripted reply: what the server answers, and what goes wrong on the way. Immutable; every
 * {@code with…} and every fault returns a changed copy, and faults add up in the order in which
 * they are named.
 *
 * <p>An answer ({@link #text}, {@link #toolCalls}) and an {@link #error} take the form of the wire
 * on which was asked, streamed or whole, with the headers of the server. The other replies are sent
 * as they stand.
 *
 * <p>Faults count pieces: those of reasoning and text in a streamed answer, alike on all wires, and
 * the whole of an answer that is not streamed as one. A place after more pieces than there are is
 * after the end of the reply.
 */
public final class FakeReply extends TransportFaults {

  private static final Pattern PIECE = Pattern.compile("\\s*\\S+\\s*$|\\s*\\S+|\\s+$");

  private final ReplyContent content;
  private final List<UnaryOperator<HttpReply>> changes;
  private final List<UnaryOperator<Stream<Step>>> faults;

  private FakeReply(
      ReplyContent content,
      List<UnaryOperator<HttpReply>> changes,
      List<UnaryOperator<Stream<Step>>> faults) {
    this.content = content;
    this.changes = List.copyOf(changes);
    this.faults = List.copyOf(faults);
  }

  /** An answer with this text, streamed word by word. */
  public static FakeReply text(String text) {
    return of(ChatAnswer.of(words(text), List.of()));
  }

  /** An answer whose text is streamed in exactly these pieces. */
  public static FakeReply pieces(String... pieces) {
    return of(ChatAnswer.of(List.of(pieces), List.of()));
  }

  /** An answer that calls one tool, with the text of a JSON object as arguments. */
  public static FakeReply toolCall(String name, String arguments) {
    return toolCalls(FakeToolCall.of(name, arguments));
  }

  /** An answer that calls these tools and says nothing. */
  public static FakeReply toolCalls(FakeToolCall... calls) {
    return of(ChatAnswer.of(List.of(), List.of(calls)));
  }

  /**
   * An answer that writes a tool call as text, in the form of Hermes, where the server should have
   * made a call of it: {@code <tool_call>{"name": …, "arguments": …}</tool_call>}.
   */
  public static FakeReply toolCallAsText(String name, String arguments) {
    return text(
        "<tool_call>\n{\"name\": \""
            + name
            + "\", \"arguments\": "
            + arguments
            + "}\n</tool_call>");
  }

  /** An error with a status, its body in the form of the wire on which was asked. */
  public static FakeReply error(int status, String message) {
    return of(new ReplyContent.Failure(status, message));
  }

  /** A status with a body as it stands; its content type is told from its first character. */
  public static FakeReply status(int status, String body) {
    return of(new ReplyContent.Http(HttpReply.whole(status, contentType(body), body)));
  }

  /** Status 200 with this JSON. */
  public static FakeReply json(String body) {
    return status(200, body);
  }

  /** Status 200 with these chunks, each sent as one HTTP chunk. */
  public static FakeReply stream(String contentType, String... chunks) {
    return of(
        new ReplyContent.Http(
            HttpReply.streamed(contentType, Stream.of(chunks).map(HttpReply.Piece::of).toList())));
  }

  /** A web page with status 200, as a proxy or the wrong server sends it. */
  public static FakeReply html() {
    return status(200, "<!DOCTYPE html>\n<html><body>It works!</body></html>");
  }

  /** A body of this many bytes of one endless JSON string, chunked, made while it is sent. */
  public static FakeReply oversize(String contentType, long bytes) {
    return of(new ReplyContent.Http(Oversize.reply(contentType, bytes)));
  }

  /** Not a byte, for ever: neither headers nor an end. */
  public static FakeReply silence() {
    return of(new ReplyContent.Steps(List.of(new Step.Hold())));
  }

  /** Not a byte: the connection is closed in place of a reply. */
  public static FakeReply hangUp(Ending how) {
    return of(new ReplyContent.Steps(List.of(new Step.End(how))));
  }

  /** Exactly these bytes, given as ISO 8859-1 text, then nothing; not even HTTP is kept to. */
  public static FakeReply raw(String bytes) {
    return of(ReplyContent.Steps.raw(bytes, new Step.Hold()));
  }

  /** Exactly these bytes, given as ISO 8859-1 text, and then the end of the connection. */
  public static FakeReply raw(String bytes, Ending how) {
    return of(ReplyContent.Steps.raw(bytes, new Step.End(how)));
  }

  /** A recorded reply, chunk by chunk, without its pauses. */
  public static FakeReply replay(CapturedExchange exchange) {
    return of(exchange.content(false));
  }

  /** A recorded reply, chunk by chunk, at the times at which they came. */
  public static FakeReply replayTimed(CapturedExchange exchange) {
    return of(exchange.content(true));
  }

  /** The same answer after this reasoning, streamed in exactly these pieces. */
  public FakeReply withReasoning(String... pieces) {
    return answering(a -> a.withReasoning(List.of(pieces)));
  }

  /**
   * The same answer after this reasoning, left in its text between {@code <think>} tags as a server
   * does that does not know the model.
   */
  public FakeReply withThinkBlock(String reasoning) {
    return withPrefix("<think>\n" + reasoning + "\n</think>\n\n");
  }

  /**
   * The same answer after this reasoning, left in its text with the closing tag alone: the opening
   * one was in the template of the model.
   */
  public FakeReply withOrphanThink(String reasoning) {
    return withPrefix(reasoning + "\n</think>\n\n");
  }

  /** The same answer with these tool calls. */
  public FakeReply withToolCalls(FakeToolCall... calls) {
    return answering(a -> a.withCalls(List.of(calls)));
  }

  /** The same answer, ending for this reason in the words of the wire. */
  public FakeReply withFinish(FinishReason reason) {
    return answering(a -> a.withFinish(reason, null));
  }

  /** The same answer, ending with exactly this word. */
  public FakeReply withFinish(String word) {
    return answering(a -> a.withFinish(null, word));
  }

  /** The same answer, counting these tokens. By default 10, and one for each piece. */
  public FakeReply withUsage(int inputTokens, int outputTokens) {
    return answering(a -> a.withUsage(new ChatAnswer.Usage(inputTokens, outputTokens)));
  }

  /** The same answer, counting no tokens. */
  public FakeReply withoutUsage() {
    return answering(a -> a.withUsage(null));
  }

  /** The same answer without the marker of its end; what is framed ends properly. */
  public FakeReply withoutEndMarker() {
    return troubled(ChatAnswer.Trouble.Kind.NO_END, 0, "");
  }

  /** An error in the stream after this many pieces, at status 200; a whole answer is a 500. */
  public FakeReply failingAfter(int pieces, String message) {
    return troubled(ChatAnswer.Trouble.Kind.ERROR, pieces, message);
  }

  /** An event that is no JSON after this many pieces, then the rest; a whole answer is cut. */
  public FakeReply malformedAfter(int pieces) {
    return troubled(ChatAnswer.Trouble.Kind.MALFORMED, pieces, "");
  }

  /**
   * {@inheritDoc}
   *
   * <p>On Ollama's wire an answer tells this time as its {@code load_duration}.
   */
  @Override
  public FakeReply afterLoading(Duration time) {
    FakeReply late = super.afterLoading(time);
    return content instanceof ReplyContent.Answered ? late.answering(a -> a.withLoad(time)) : late;
  }

  /** What the server does to give this reply. */
  Stream<Step> steps(ReplyContent.Asked asked) {
    UnaryOperator<HttpReply> change =
        http -> {
          HttpReply changed = http;
          for (UnaryOperator<HttpReply> each : changes) {
            changed = each.apply(changed);
          }
          return changed;
        };
    Stream<Step> steps = content.steps(asked, change);
    for (UnaryOperator<Stream<Step>> fault : faults) {
      steps = fault.apply(steps);
    }
    return steps;
  }

  /** A reply of the server itself, which takes the headers of its kind. */
  static FakeReply own(HttpReply http) {
    return of(new ReplyContent.Own(http));
  }

  /** The same, and this is done when the reply is over, however it ends. */
  FakeReply thenAlways(Runnable done) {
    return faulty(steps -> steps.onClose(done));
  }

  /** The same where the server counted a prompt that it had trimmed. */
  FakeReply withPrompt(int tokens) {
    return content instanceof ReplyContent.Answered ? answering(a -> a.withPrompt(tokens)) : this;
  }

  private static FakeReply of(ChatAnswer answer) {
    return of(new ReplyContent.Answered(answer));
  }

  private static FakeReply of(ReplyContent content) {
    return new FakeReply(content, List.of(), List.of());
  }

  private FakeReply withPrefix(String prefix) {
    return answering(
        a -> a.withText(Stream.of(words(prefix), a.text()).flatMap(List::stream).toList()));
  }

  private static List<String> words(String text) {
    return PIECE.matcher(text).results().map(MatchResult::group).toList();
  }

  private FakeReply answering(UnaryOperator<ChatAnswer> change) {
    if (!(content instanceof ReplyContent.Answered answered)) {
      throw new IllegalStateException("only an answer (text, pieces, toolCalls) can be changed so");
    }
    return new FakeReply(
        new ReplyContent.Answered(change.apply(answered.answer())), changes, faults);
  }

  private FakeReply troubled(ChatAnswer.Trouble.Kind kind, int after, String message) {
    Faults.notNegative(after);
    return answering(a -> a.withTrouble(new ChatAnswer.Trouble(kind, after, message)));
  }

  @Override
  FakeReply changed(UnaryOperator<HttpReply> change) {
    return new FakeReply(content, and(changes, change), faults);
  }

  @Override
  FakeReply faulty(UnaryOperator<Stream<Step>> fault) {
    return new FakeReply(content, changes, and(faults, fault));
  }

  private static <T> List<T> and(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return all;
  }

  private static String contentType(String body) {
    return switch (body.isEmpty() ? ' ' : body.charAt(0)) {
      case '{', '[' -> "application/json";
      case '<' -> "text/html; charset=utf-8";
      case ' ' -> "";
      default -> "text/plain; charset=utf-8";
    };
  }
}
