package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Puts an answer into the form of one wire. */
interface ChatEncoder {

  /** The whole answer as one body. */
  JsonNode whole(ChatCall call, ChatAnswer answer);

  /** Reasoning and text; those of the first pieces of an answer begin those of all of it. */
  List<HttpReply.Piece> pieces(ChatCall call, ChatAnswer answer);

  /** What is sent before the first piece. */
  List<HttpReply.Piece> opening(ChatCall call, ChatAnswer answer);

  /** Tool calls, the end marker, and what else comes after the last piece. */
  List<HttpReply.Piece> closing(ChatCall call, ChatAnswer answer);

  /** An error as a body. */
  ObjectNode error(int status, String message);

  /** An error in a stream, with what follows it. */
  List<HttpReply.Piece> streamedError(ChatCall call, String message);

  /** An event that is no JSON. */
  String malformed();

  /** The content type of a stream. */
  String streamType();

  /** The content type of one body. */
  String wholeType();

  /** The reply that answers a call, in the form that the call asked for. */
  default HttpReply reply(ChatCall call, ChatAnswer answer) {
    return call.stream() ? streamed(call, answer) : blocking(call, answer);
  }

  private HttpReply blocking(ChatCall call, ChatAnswer answer) {
    if (answer.fails()) {
      return failure(500, answer.trouble().message());
    }
    String body = whole(call, answer).toString();
    if (answer.trouble().kind() == ChatAnswer.Trouble.Kind.MALFORMED) {
      body = body.substring(0, body.length() / 2);
    }
    return HttpReply.whole(200, wholeType(), body);
  }

  private HttpReply streamed(ChatCall call, ChatAnswer answer) {
    ChatAnswer.Trouble trouble = answer.trouble();
    List<HttpReply.Piece> all = pieces(call, answer);
    List<HttpReply.Piece> before = pieces(call, answer.first(trouble.after()));
    List<HttpReply.Piece> events = new ArrayList<>(opening(call, answer));
    events.addAll(before);
    switch (trouble.kind()) {
      case NONE, NO_END -> {}
      case ERROR -> events.addAll(streamedError(call, trouble.message()));
      case MALFORMED -> events.add(HttpReply.Piece.frame(malformed()));
    }
    if (!answer.fails()) {
      events.addAll(all.subList(before.size(), all.size()));
    }
    if (!answer.fails() && answer.ends()) {
      events.addAll(closing(call, answer));
    }
    return HttpReply.streamed(streamType(), events);
  }

  /** An error with a status of its own. */
  default HttpReply failure(int status, String message) {
    return HttpReply.whole(status, wholeType(), error(status, message).toString());
  }
}
