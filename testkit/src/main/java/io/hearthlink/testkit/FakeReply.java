package io.hearthlink.testkit;

import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One scripted reply: what the server answers, and what goes wrong on the way. Immutable; every
 * {@code with…} and every fault returns a changed copy, and faults add up in the order in which
 * they are named.
 *
 * <p>An answer ({@link #text}, {@link #toolCalls}) takes the form of the wire on which it was asked
 * for, streamed or whole. The other replies are sent as they stand.
 *
 * <p>Faults count pieces: those of reasoning and text in a streamed answer, alike on all wires, and
 * the whole of an answer that is not streamed as one. A place after more pieces than there are is
 * after the end of the reply.
 */
public final class FakeReply {

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
    return pieces(PIECE.matcher(text).results().map(MatchResult::group).toArray(String[]::new));
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
    return of(ReplyContent.Steps.raw(bytes));
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

  /** The same reply with another header; the framing headers too are sent as given. */
  public FakeReply withHeader(String name, String value) {
    return changed(http -> http.with(new Header(name, value)));
  }

  /** The same reply, telling a Content-Length that is wrong by this many bytes. */
  public FakeReply withLengthOffBy(int bytes) {
    return changed(
        http ->
            http.withFraming(HttpReply.Framing.LENGTH)
                .with(new Header("Content-Length", String.valueOf(http.length() + bytes))));
  }

  /** Waits before its headers, as a server does that loads the model. */
  public FakeReply afterLoading(Duration time) {
    return faulty(steps -> Stream.concat(Stream.of(new Step.Pause(time)), steps));
  }

  /** Sends nothing, not even headers, until the test completes this. */
  public FakeReply afterGate(CompletionStage<?> opened) {
    return faulty(steps -> Stream.concat(Stream.of(new Step.Gate(opened)), steps));
  }

  /** Sends its head and this many pieces, then nothing until the test completes this. */
  public FakeReply pausingAfter(int pieces, CompletionStage<?> opened) {
    return faulty(Faults.insertAfter(pieces, new Step.Gate(opened)));
  }

  /** Waits before each piece of the body. */
  public FakeReply pacing(Duration pause) {
    return faulty(Faults.pace(pause));
  }

  /** Sends one byte at a time, this long after the one before. */
  public FakeReply dripping(Duration pause) {
    return faulty(Faults.drip(pause));
  }

  /** Sends this many bytes, head included, and the rest this long after. */
  public FakeReply splitAt(long bytes, Duration pause) {
    return faulty(Faults.split(bytes, pause));
  }

  /** Sends its head and this many pieces of the body, then nothing for ever. */
  public FakeReply stallingAfter(int pieces) {
    return faulty(Faults.replaceAfter(pieces, new Step.Hold()));
  }

  /** Sends this many bytes, head included, and closes. */
  public FakeReply cutAt(long bytes, Ending how) {
    return faulty(Faults.cut(bytes, how));
  }

  /** Sends its head and this many pieces of the body, and closes. */
  public FakeReply cutAfter(int pieces, Ending how) {
    return faulty(Faults.replaceAfter(pieces, new Step.End(how)));
  }

  /** Sends its head, this many pieces, and then a chunk whose size is no number. */
  public FakeReply badChunkAfter(int pieces) {
    return faulty(Faults.replaceAfter(pieces, Faults.badChunk(), new Step.End(Ending.FIN)));
  }

  /** Sends all of it and closes the connection. */
  public FakeReply closing(Ending how) {
    return faulty(steps -> Stream.concat(steps, Stream.of(new Step.End(how))));
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

  static FakeReply of(HttpReply http) {
    return of(new ReplyContent.Http(http));
  }

  private static FakeReply of(ChatAnswer answer) {
    return of(new ReplyContent.Answered(answer));
  }

  private static FakeReply of(ReplyContent content) {
    return new FakeReply(content, List.of(), List.of());
  }

  private FakeReply answering(UnaryOperator<ChatAnswer> change) {
    if (!(content instanceof ReplyContent.Answered answered)) {
      throw new IllegalStateException("only an answer (text, pieces, toolCalls) can be changed so");
    }
    return new FakeReply(
        new ReplyContent.Answered(change.apply(answered.answer())), changes, faults);
  }

  private FakeReply troubled(ChatAnswer.Trouble.Kind kind, int after, String message) {
    return answering(a -> a.withTrouble(new ChatAnswer.Trouble(kind, after, message)));
  }

  private FakeReply changed(UnaryOperator<HttpReply> change) {
    return new FakeReply(content, and(changes, change), faults);
  }

  private FakeReply faulty(UnaryOperator<Stream<Step>> fault) {
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
