package io.hearthlink.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The error that a server stated, whatever shape it gave it: a string, an object, an object in an
 * object, JSON written into a string, a Go map, plain text. Immutable.
 *
 * @param message the innermost message, empty where there is none
 * @param type the innermost type, such as {@code server_error}
 * @param code the innermost code, a number as text
 * @param param the parameter at fault
 * @param needed tokens that the request needs, 0 where no field says
 * @param available tokens that the context holds, 0 where no field says
 * @param percent how far a model is loaded, 0 where no field says
 */
record ErrorBody(
    String message,
    @Nullable String type,
    @Nullable String code,
    @Nullable String param,
    int needed,
    int available,
    int percent) {

  /** Nothing was said. */
  static final ErrorBody NONE = ofText("");

  /** The most characters that are kept of a message; no rule needs more. */
  private static final int LIMIT = 4_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEPTH = 5;
  private static final Pattern GO_MAP =
      Pattern.compile("map\\[code:(\\d+) message:(.*?) type:(\\w+)]", Pattern.DOTALL);
  private static final Pattern STATUS = Pattern.compile("[45][0-9]{2}");
  private static final Pattern ECHO_PREFIX = Pattern.compile("^code=\\d+, message=");

  /** Cuts the message, so that no pattern runs over a message without end. */
  ErrorBody {
    message = message.substring(0, Math.min(LIMIT, message.length()));
  }

  /** Reads a body, or the data of an event. */
  static ErrorBody of(String text) {
    return read(text, DEPTH);
  }

  /** Parses the first JSON value in {@code text}; null where there is none. */
  static @Nullable JsonNode json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null; // callers take what is not JSON as text
    }
  }

  /** This error in other words; the numbers that the words told stay. */
  ErrorBody said(String other) {
    TokenNumbers tokens = TokenNumbers.of(this);
    return new ErrorBody(other, type, code, param, tokens.needed(), tokens.available(), percent);
  }

  /** The code as an HTTP error status, 0 where it is none. */
  int status() {
    return code != null && STATUS.matcher(code).matches() ? Integer.parseInt(code) : 0;
  }

  private static ErrorBody ofText(String message) {
    return new ErrorBody(message, null, null, null, 0, 0, 0);
  }

  private static ErrorBody read(String text, int depth) {
    String trimmed = text.strip();
    boolean structured =
        trimmed.startsWith("{") || trimmed.startsWith("[{") || trimmed.startsWith("\"{");
    JsonNode node = structured && depth > 0 ? json(trimmed) : null;
    if (node != null) {
      return read(node, depth - 1);
    }
    String start = trimmed.substring(0, Math.min(LIMIT, trimmed.length()));
    Matcher map = GO_MAP.matcher(start);
    if (map.find()) {
      return new ErrorBody(map.group(2), map.group(3), map.group(1), null, 0, 0, 0);
    }
    return ofText(ECHO_PREFIX.matcher(start).replaceFirst(""));
  }

  private static ErrorBody read(JsonNode node, int depth) {
    if (node.isTextual()) {
      return read(node.textValue(), depth);
    }
    if (node.isArray()) {
      return depth > 0 ? read(node.path(0), depth - 1) : NONE;
    }
    String message = message(node);
    ErrorBody own = fields(node, message);
    JsonNode nested = ErrorClassifier.stated(node);
    if (nested != null && depth > 0) {
      return read(nested, depth - 1).or(own);
    }
    return message.isEmpty() ? own : read(message, depth).or(own);
  }

  private static String message(JsonNode node) {
    JsonNode detail = node.path("detail");
    return Stream.of(node.path("message"), detail, detail.path(0).path("msg"), node.path("reason"))
        .map(ErrorBody::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static ErrorBody fields(JsonNode node, String message) {
    return new ErrorBody(
        message,
        text(node.path("type")),
        text(node.path("code")),
        text(node.path("param")),
        number(node.path("n_prompt_tokens")),
        number(node.path("n_ctx")),
        number(node.path("loading").path("progress")));
  }

  private static @Nullable String text(JsonNode node) {
    return (node.isTextual() || node.isNumber()) && !node.asText().isBlank() ? node.asText() : null;
  }

  private static int number(JsonNode node) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, node.asLong()));
  }

  /** Fills from {@code outer} what the inner error leaves open. */
  private ErrorBody or(ErrorBody outer) {
    return new ErrorBody(
        message.isEmpty() ? outer.message : message,
        type == null ? outer.type : type,
        code == null ? outer.code : code,
        param == null ? outer.param : param,
        Math.max(needed, outer.needed),
        Math.max(available, outer.available),
        Math.max(percent, outer.percent));
  }
}
