package io.hearthlink.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a failure means: once, for every server and every wire. Thread-safe; it never throws,
 * whatever a server sends.
 *
 * <p>The order is: type and code of the error, its message, then the status, since a status can
 * lie. The messages of the exceptions quote the server's words, at most 300 characters, without
 * keys and without what servers repeat of a request; they hold no header value. The rules are
 * loaded when the first error is met, so a program that succeeds does not pay for them.
 */
public final class ErrorClassifier {

  /** What a backend of LocalAI puts before the text of an error. */
  private static final String GRPC_TEXT = "desc = ";

  private ErrorClassifier() {}

  /**
   * Classifies a complete reply that is no success, or a 2xx reply whose body is an error or no
   * answer at all. Status and wait ({@code Retry-After}, at most one hour) go into the context of
   * the exception.
   */
  public static LlmException classify(Reply reply, ErrorContext context) {
    return classify(reply, context, Clock.systemUTC());
  }

  /** Classifies as above; {@code clock} tells how far a date in {@code Retry-After} is away. */
  public static LlmException classify(Reply reply, ErrorContext context, Clock clock) {
    return classify(reply, context, Redaction.NONE, clock);
  }

  /** Classifies as above; {@code redaction} knows what the reply may repeat. */
  static LlmException classify(
      Reply reply, ErrorContext context, Redaction redaction, Clock clock) {
    ErrorContext known = context.withReply(reply.status(), RetryAfter.of(reply, clock));
    boolean page = reply.html() || page(reply.body());
    if (!reply.successful()) {
      ErrorBody body = page ? ErrorBody.NONE : ErrorBody.of(reply.body());
      ErrorKind kind = ErrorRules.kind(body);
      return ErrorMessages.exception(
          kind == null ? ErrorRules.kind(reply.status(), reply.body().isBlank()) : kind,
          body.said(redaction.words(body.message())),
          known);
    }
    JsonNode json = page ? null : ErrorBody.json(reply.body());
    if (json == null || !(isError(json) || isRefusal(json))) {
      return ErrorMessages.exception(ErrorKind.MALFORMED, ErrorBody.NONE, known);
    }
    return inBand(reply.body(), known, redaction);
  }

  /**
   * Classifies an error that came inside a 2xx reply.
   *
   * @param eventJson the data of the event, the line or the body: JSON in any of the shapes that
   *     servers use, or text
   */
  public static LlmException inBand(String eventJson, ErrorContext context) {
    return inBand(eventJson, context, Redaction.NONE);
  }

  /** Classifies as above; {@code redaction} knows what the event may repeat. */
  static LlmException inBand(String eventJson, ErrorContext context, Redaction redaction) {
    JsonNode json = ErrorBody.json(eventJson);
    if (json != null && isRefusal(json)) {
      return ErrorMessages.exception(ErrorKind.FILTERED, ErrorBody.NONE, context);
    }
    ErrorBody body = ErrorBody.of(eventJson);
    ErrorKind kind = ErrorRules.kind(body);
    return ErrorMessages.exception(
        kind == null ? ErrorRules.inBand(body) : kind,
        body.said(redaction.words(body.message())),
        withoutEcho(body, context));
  }

  /**
   * Whether the body or the event of a 2xx reply is an error: it has an {@code error} that is not
   * null or empty, {@code done_reason} is {@code error}, its {@code type} or {@code object} is
   * {@code error}, or it is a bare {@code {code, message, type}}.
   */
  public static boolean isError(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      return false;
    }
    return stated(body) != null
        || is("error", body.path("done_reason"))
        || is("error", body.path("type"))
        || is("error", body.path("object"))
        || (body.has("code") && body.has("type") && body.path("message").isTextual());
  }

  /**
   * Whether the body or the event of a 2xx reply says that the model or a filter declined: {@code
   * stop_reason} is {@code refusal}, or {@code finish_reason} is {@code content_filter}.
   */
  public static boolean isRefusal(@Nullable JsonNode body) {
    return body != null
        && (is("refusal", body.path("stop_reason"))
            || is("refusal", body.path("delta").path("stop_reason"))
            || is("content_filter", body.path("choices").path(0).path("finish_reason")));
  }

  /**
   * Classifies a failure that came before the headers of a reply: nobody listens, the name is
   * unknown, the connection broke or timed out. A failure that is an {@link LlmException} already,
   * or has one as its cause, is returned as it is.
   */
  public static LlmException transport(Throwable failure, ErrorContext context) {
    return ConnectionFailures.exception(failure, context);
  }

  /** LocalAI streams the text of an error as if it were the answer, before the error itself. */
  private static ErrorContext withoutEcho(ErrorBody body, ErrorContext context) {
    String shown = context.partialText().strip();
    String said = body.message().strip();
    // all of it: a short answer may stand in the words of any error
    boolean echo = said.equals(shown) || said.endsWith(GRPC_TEXT + shown);
    return !shown.isEmpty() && echo ? context.withPartialText("") : context;
  }

  /** The field {@code error} of an object; null where it is absent, null, false or empty. */
  public static @Nullable JsonNode stated(JsonNode object) {
    JsonNode error = object.path("error");
    boolean none =
        error.isMissingNode()
            || error.isNull()
            || (error.isTextual() && error.textValue().isBlank())
            || (error.isBoolean() && !error.booleanValue())
            || (error.isContainerNode() && error.isEmpty());
    return none ? null : error;
  }

  private static boolean is(String value, JsonNode node) {
    return node.isTextual() && node.textValue().equals(value);
  }

  private static boolean page(String body) {
    String start = body.stripLeading();
    start = start.substring(0, Math.min(15, start.length())).toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }
}
