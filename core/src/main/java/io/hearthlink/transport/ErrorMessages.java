package io.hearthlink.transport;

import io.hearthlink.error.AuthenticationException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ContentFilteredException;
import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.error.OverloadedException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TimeoutException;
import io.hearthlink.error.UnsupportedFeatureException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a classified error into its exception; the message says what happened, where, what to do.
 */
final class ErrorMessages {

  private static final Pattern MODEL =
      Pattern.compile("\\bmodel(?: |: |=)[\"'`]([^\"'`]{1,200})[\"'`]", Pattern.CASE_INSENSITIVE);
  private static final String CHECK_ENDPOINT =
      " Check llm.endpoint (HEARTHLINK_LLM_ENDPOINT): the address of the server without a path;"
          + " the backend adds that.";

  private ErrorMessages() {}

  /** The exception for an error of {@code kind}. */
  static LlmException exception(ErrorKind kind, ErrorBody body, ErrorContext context) {
    String at = context.where();
    String said = said(body, context);
    return switch (kind) {
      case SERVER -> new ServerException(at + " failed" + said + ". Look at its log.", context);
      case ENDPOINT ->
          new InvalidRequestException(
              at + " has nothing at this address" + said + "." + CHECK_ENDPOINT, context);
      case HOST_CHECK ->
          new InvalidRequestException(
              at + " does not answer to this host name" + said + ". " + ServerAdvice.host(context),
              context);
      case INVALID ->
          new InvalidRequestException(
              at + " refused the request" + said + ". Fix what it names.", context);
      case CONTEXT -> contextLength(body, said, context);
      case MODEL_MISSING, MODEL_NOT_LOADED, MODEL_DISABLED ->
          modelNotFound(kind, body, said, context);
      case UNSUPPORTED -> unsupported(body, said, context);
      case LOAD_FAILED ->
          new ModelLoadException(
              at
                  + " could not load "
                  + model(body, context)
                  + said
                  + ". Its log says why; where memory is short, take a smaller model or context.",
              false,
              context,
              null);
      case LOADING -> loading(body, said, context);
      case OVERLOADED ->
          new OverloadedException(
              at + " has no room for the request now" + said + ". " + again(context),
              true,
              context,
              null);
      case QUOTA ->
          new OverloadedException(
              "The quota at " + at + " is used up" + said + ". Raise it, or use another server.",
              false,
              context,
              null);
      case AUTHENTICATION ->
          new AuthenticationException(
              at
                  + " did not accept the API key, or wants one"
                  + said
                  + ". "
                  + ServerAdvice.access(context),
              context);
      case FILTERED ->
          new ContentFilteredException(
              at + " declined to answer" + said + ". Rephrase the request.", context);
      case TIMEOUT -> timeout(said, context);
      case GIVEN_UP ->
          new ConnectionException(
              at + " took the caller for gone" + said + ". Ask again.", context);
      case REGISTRY ->
          new ConnectionException(
              at + " cannot reach the registry of models" + said + ". Look at its network.",
              context);
      case MALFORMED ->
          new MalformedResponseException(
              at + " sent something that is no answer" + said + "." + CHECK_ENDPOINT, context);
    };
  }

  private static LlmException contextLength(ErrorBody body, String said, ErrorContext context) {
    TokenNumbers tokens = TokenNumbers.of(body);
    boolean both = tokens.needed() > 0 && tokens.available() > 0;
    String sizes =
        both
            ? ": it needs " + tokens.needed() + " tokens, " + tokens.available() + " are there"
            : said;
    String what = "The prompt does not fit into the context of " + model(body, context);
    String message = what + " on " + context.where() + sizes + ". " + ServerAdvice.context(context);
    return new ContextLengthException(message, tokens.needed(), tokens.available(), context, null);
  }

  private static LlmException modelNotFound(
      ErrorKind kind, ErrorBody body, String said, ErrorContext context) {
    String name = name(body, context);
    String model = model(body, context);
    String at = context.where();
    String message =
        switch (kind) {
          case MODEL_DISABLED ->
              at + " has " + model + " disabled" + said + ". Enable it there, or choose another.";
          case MODEL_NOT_LOADED ->
              at + " has not loaded " + model + said + ". " + ServerAdvice.load(name, context);
          default -> at + " does not have " + model + said + ". " + ServerAdvice.get(name, context);
        };
    return new ModelNotFoundException(message, context);
  }

  private static LlmException unsupported(ErrorBody body, String said, ErrorContext context) {
    String feature = Features.of(body.message());
    String who =
        context.model() == null ? context.where() : model(body, context) + " on " + context.where();
    String message =
        who + " cannot do this: " + feature + said + ". Use another model, or ask without it.";
    return new UnsupportedFeatureException(message, feature, context, null);
  }

  private static LlmException loading(ErrorBody body, String said, ErrorContext context) {
    String percent = body.percent() > 0 ? " (" + body.percent() + " %)" : "";
    String message =
        context.where() + " is not ready with " + model(body, context) + percent + said;
    return new ModelLoadException(message + ". " + again(context), true, context, null);
  }

  private static LlmException timeout(String said, ErrorContext context) {
    TimeoutException.Phase phase =
        context.partialText().isEmpty() ? TimeoutException.Phase.LOAD : TimeoutException.Phase.IDLE;
    String message =
        context.where()
            + ", or a gateway before it, gave up waiting"
            + said
            + ". Ask for less, or use a smaller model.";
    return new TimeoutException(message, phase, null, context, null);
  }

  private static String again(ErrorContext context) {
    Duration wait = context.retryAfter();
    return wait == null || wait.toSeconds() == 0
        ? "Wait a little and ask again."
        : "Wait " + wait.toSeconds() + " s and ask again.";
  }

  private static String said(ErrorBody body, ErrorContext context) {
    String words = Quote.of(body.message()).replace('"', '\'');
    String quoted = words.isEmpty() ? "" : "\"" + words + "\"";
    if (context.status() < 300) {
      return quoted.isEmpty() ? "" : " (it said " + quoted + ")";
    }
    return " (HTTP " + context.status() + (quoted.isEmpty() ? "" : ": " + quoted) + ")";
  }

  private static String model(ErrorBody body, ErrorContext context) {
    String name = name(body, context);
    return name == null ? "the model" : "the model \"" + name + "\"";
  }

  private static @Nullable String name(ErrorBody body, ErrorContext context) {
    if (context.model() != null) {
      return Quote.name(context.model());
    }
    Matcher named = MODEL.matcher(body.message());
    return named.find() ? Quote.name(named.group(1)) : null;
  }
}
