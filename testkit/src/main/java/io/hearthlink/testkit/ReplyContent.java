package io.hearthlink.testkit;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a reply is made of, before faults are added. */
sealed interface ReplyContent {

  /**
   * What is being answered.
   *
   * @param request the request
   * @param call the request as a chat call; null where it is none
   * @param encoder the form of the wire
   * @param headers what puts the headers of the server on a reply
   */
  record Asked(
      ReceivedRequest request,
      @Nullable ChatCall call,
      ChatEncoder encoder,
      UnaryOperator<HttpReply> headers) {

    /** The steps of a reply of the server, with its HTTP form changed. */
    Stream<Step> steps(HttpReply reply, UnaryOperator<HttpReply> change) {
      return change.apply(headers.apply(reply)).steps(headOnly());
    }

    boolean headOnly() {
      return request.method().equals("HEAD");
    }
  }

  /** The steps of it, with its HTTP form changed where it has one. */
  Stream<Step> steps(Asked asked, UnaryOperator<HttpReply> change);

  /** An answer of a model. */
  record Answered(ChatAnswer answer) implements ReplyContent {
    @Override
    public Stream<Step> steps(Asked asked, UnaryOperator<HttpReply> change) {
      ChatCall call = asked.call();
      HttpReply reply =
          call == null
              ? asked.encoder().failure(500, "the script answers a chat, but this is none")
              : asked.encoder().reply(call, answer);
      return asked.steps(reply, change);
    }
  }

  /** An error in the form of the wire. */
  record Failure(int status, String message) implements ReplyContent {
    @Override
    public Stream<Step> steps(Asked asked, UnaryOperator<HttpReply> change) {
      return asked.steps(asked.encoder().failure(status, message), change);
    }
  }

  /** A reply of the server itself. */
  record Own(HttpReply reply) implements ReplyContent {
    @Override
    public Stream<Step> steps(Asked asked, UnaryOperator<HttpReply> change) {
      return asked.steps(reply, change);
    }
  }

  /** A reply that stands as it is. */
  record Http(HttpReply reply) implements ReplyContent {
    @Override
    public Stream<Step> steps(Asked asked, UnaryOperator<HttpReply> change) {
      return change.apply(reply).steps(asked.headOnly());
    }
  }

  /** A reply that stands as it is and then does something to the connection. */
  record HttpThen(HttpReply reply, List<Step> then) implements ReplyContent {
    @Override
    public Stream<Step> steps(Asked asked, UnaryOperator<HttpReply> change) {
      return Stream.concat(change.apply(reply).steps(asked.headOnly()), then.stream());
    }
  }

  /** No HTTP at all. */
  record Steps(List<Step> steps) implements ReplyContent {
    static Steps raw(String bytes, Step then) {
      return new Steps(List.of(new Step.Send(Bytes.latin1(bytes), Step.Part.HEAD), then));
    }

    @Override
    public Stream<Step> steps(Asked asked, UnaryOperator<HttpReply> change) {
      return steps.stream();
    }
  }
}
