package io.hearthlink.verification.secret;

import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.ReceivedRequest;
import java.util.Locale;
import java.util.function.Function;

/** What becomes of a call. Each server repeats what it was sent, on purpose. */
@SuppressWarnings("ImmutableEnumChecker") // these functions have no state
enum Scenario {
  ANSWER(canary -> FakeReply.text("Fine.")),
  ANSWER_REPEATS_THE_QUESTION(canary -> FakeReply.text(canary.question())),
  UNAUTHORIZED(canary -> FakeReply.error(401, canary.echo())),
  FORBIDDEN_AS_TEXT(canary -> FakeReply.status(403, canary.echo())),
  BAD_REQUEST(canary -> FakeReply.error(400, "messages.0.content: " + canary.echo())),
  MODEL_MISSING(canary -> FakeReply.error(404, "model 'm' not found: " + canary.echo())),
  MODEL_NAMED_BY_SECRETS(canary -> FakeReply.error(404, "model '" + canary.echo() + "' not found")),
  TOO_LONG(canary -> FakeReply.error(400, "prompt is too long: " + canary.echo())),
  TOOLS_UNSUPPORTED(canary -> FakeReply.error(400, "m does not support tools: " + canary.echo())),
  LOADING(canary -> FakeReply.error(503, "Loading model " + canary.echo())),
  BUSY(
      canary ->
          FakeReply.error(503, canary.echo())
              .withHeader("Retry-After", canary.key())
              .withHeader("WWW-Authenticate", "Bearer " + canary.key())
              .withHeader("X-Tenant", canary.header())),
  WEB_PAGE(
      canary ->
          FakeReply.status(500, "<html><body>" + canary.echo() + "</body></html>")
              .withHeader("Content-Type", "text/html")),
  WEB_PAGE_AS_ANSWER(
      canary ->
          FakeReply.status(200, "<html><body>" + canary.echo() + "</body></html>")
              .withHeader("Content-Type", "text/html")),
  REDIRECT(
      canary ->
          FakeReply.status(302, canary.echo())
              .withHeader(
                  "Location", "http://" + canary.key() + ":x@127.0.0.1:1/?key=" + canary.key())),
  ERROR_IN_THE_STREAM(canary -> FakeReply.pieces("One ", "two").failingAfter(1, canary.echo())),
  ERROR_AS_ANSWER(canary -> FakeReply.json("{\"error\":{\"message\":\"" + canary.echo() + "\"}}")),
  MALFORMED(canary -> FakeReply.json("{\"" + canary.echo() + "\": " + canary.echo())),
  OTHER_JSON(canary -> FakeReply.json("{\"choices\":[{\"message\":\"" + canary.echo() + "\"}]}")),
  NO_HTTP(canary -> FakeReply.raw(canary.echo() + "\r\n\r\n", Ending.FIN)),
  NO_STATUS(canary -> FakeReply.raw("HTTP/1.1 " + canary.echo() + "\r\n\r\n", Ending.FIN)),
  NO_HEADER(
      canary -> FakeReply.raw("HTTP/1.1 200 OK\r\n" + canary.echo() + "\r\n\r\n", Ending.FIN)),
  NO_LENGTH(
      canary ->
          FakeReply.raw(
              "HTTP/1.1 200 OK\r\nContent-Length: " + canary.key() + "\r\n\r\n", Ending.FIN)),
  CUT(canary -> FakeReply.pieces(canary.question(), " And").cutAfter(1, Ending.RESET)),
  TOOL_CALL(canary -> FakeReply.toolCall("look_up", "{\"name\":\"" + canary.words() + "\"}")),
  WRONG_TYPE(canary -> FakeReply.text("{\"name\": [\"" + canary.question() + "\"], \"age\": {}}")),
  SILENCE(canary -> FakeReply.silence()),
  CANCEL(canary -> FakeReply.silence()),
  REFUSED(canary -> FakeReply.silence()) {
    @Override
    FakeServer open(Speech speech, Canary canary, Runnable asked) {
      return FakeServer.refusing();
    }
  };

  private final Function<Canary, FakeReply> reply;

  Scenario(Function<Canary, FakeReply> reply) {
    this.reply = reply;
  }

  /** Whether the reply is no HTTP. */
  boolean breaksHead() {
    return name().startsWith("NO_");
  }

  /** Whether it can become of any request, not of a chat alone. */
  boolean ofAnyRequest() {
    return switch (this) {
      case ANSWER,
          ANSWER_REPEATS_THE_QUESTION,
          ERROR_IN_THE_STREAM,
          CUT,
          TOOL_CALL,
          WRONG_TYPE,
          CANCEL ->
          false;
      default -> true;
    };
  }

  /** Starts the server; {@code asked} runs while a call waits for its answer. */
  FakeServer open(Speech speech, Canary canary, Runnable asked) {
    return speech.server().answerWith(call -> reply(call.request(), canary, asked)).start();
  }

  /** Starts a server that treats every request like this. */
  FakeServer openForAll(Speech speech, Canary canary, Runnable asked) {
    return this == REFUSED
        ? open(speech, canary, asked)
        : speech.server().routeWith(request -> reply(request, canary, asked)).start();
  }

  private FakeReply reply(ReceivedRequest request, Canary canary, Runnable asked) {
    asked.run();
    boolean told = request.body().contains(canary.prompt());
    return reply.apply(told ? canary : canary.withoutPrompt());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
