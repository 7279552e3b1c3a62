package io.hearthlink.transport;

import static io.hearthlink.transport.ErrorKind.AUTHENTICATION;
import static io.hearthlink.transport.ErrorKind.CONTEXT;
import static io.hearthlink.transport.ErrorKind.ENDPOINT;
import static io.hearthlink.transport.ErrorKind.FILTERED;
import static io.hearthlink.transport.ErrorKind.GIVEN_UP;
import static io.hearthlink.transport.ErrorKind.HOST_CHECK;
import static io.hearthlink.transport.ErrorKind.INVALID;
import static io.hearthlink.transport.ErrorKind.LOADING;
import static io.hearthlink.transport.ErrorKind.LOAD_FAILED;
import static io.hearthlink.transport.ErrorKind.MALFORMED;
import static io.hearthlink.transport.ErrorKind.MODEL_DISABLED;
import static io.hearthlink.transport.ErrorKind.MODEL_MISSING;
import static io.hearthlink.transport.ErrorKind.MODEL_NOT_LOADED;
import static io.hearthlink.transport.ErrorKind.OVERLOADED;
import static io.hearthlink.transport.ErrorKind.QUOTA;
import static io.hearthlink.transport.ErrorKind.REGISTRY;
import static io.hearthlink.transport.ErrorKind.SERVER;
import static io.hearthlink.transport.ErrorKind.TIMEOUT;
import static io.hearthlink.transport.ErrorKind.UNSUPPORTED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ordered rules that tell what a server's error means: a dead runner, then type and code, then
 * the message, then the status. Message goes before status because statuses lie: Ollama sends 500
 * for a bad option, LM Studio 400 for a failed load, LocalAI 500 for a prompt that is too long.
 *
 * <p>The patterns are compiled when the first error is met, not before.
 */
final class ErrorRules {

  private record Rule(Pattern pattern, ErrorKind kind) {}

  private static final Map<String, ErrorKind> NAMES = names();
  private static final List<Rule> RULES = rules();

  private ErrorRules() {}

  /** What the body alone says; null where only the status can tell. */
  static @Nullable ErrorKind kind(ErrorBody body) {
    String message = body.message();
    // after this prefix comes the last line of an old log, which is no cause
    if (message.startsWith("an error was encountered while running the model:")) {
      return SERVER;
    }
    ErrorKind named = named(body.type());
    if (named == null) {
      named = named(body.code());
    }
    if (named == null && "input_tokens".equals(body.param())) {
      named = CONTEXT;
    }
    if (named != null) {
      return named;
    }
    if ("not_found_error".equals(body.type()) && message.startsWith("model: ")) {
      return MODEL_MISSING;
    }
    for (Rule rule : RULES) {
      if (rule.pattern.matcher(message).find()) {
        return rule.kind;
      }
    }
    return null;
  }

  /** What a status says where the body said nothing. */
  static ErrorKind kind(int status, boolean bodyless) {
    return switch (status) {
      case 401, 402 -> AUTHENTICATION;
      case 403 -> bodyless ? HOST_CHECK : AUTHENTICATION;
      case 404, 405 -> ENDPOINT;
      case 408, 504 -> TIMEOUT;
      case 429, 503, 529 -> OVERLOADED;
      case 499 -> GIVEN_UP;
      case 501 -> UNSUPPORTED;
      default -> {
        if (status >= 500) {
          yield SERVER;
        }
        yield status >= 400 ? INVALID : status >= 300 ? ENDPOINT : MALFORMED;
      }
    };
  }

  /** What an error inside a 2xx reply says where no rule knew its words. */
  static ErrorKind inBand(ErrorBody body) {
    if (body.status() != 0) {
      return kind(body.status(), false);
    }
    String type = body.type() == null ? "" : body.type().toLowerCase(Locale.ROOT);
    return type.startsWith("invalid_request") || type.startsWith("badrequest") ? INVALID : SERVER;
  }

  private static @Nullable ErrorKind named(@Nullable String name) {
    return name == null ? null : NAMES.get(name.toLowerCase(Locale.ROOT));
  }

  private static Map<String, ErrorKind> names() {
    Map<String, ErrorKind> names = new HashMap<>();
    put(names, CONTEXT, "exceed_context_size_error context_length_exceeded");
    put(names, MODEL_MISSING, "model_not_found");
    put(names, MODEL_DISABLED, "model_disabled");
    put(names, LOADING, "model_loading");
    put(names, AUTHENTICATION, "authentication_error invalid_api_key permission_error");
    put(names, AUTHENTICATION, "authorization_error billing_error");
    put(names, OVERLOADED, "rate_limit_error rate_limit_exceeded quota_exceeded overloaded_error");
    put(names, OVERLOADED, "admission_rejected slow_down server_is_overloaded");
    put(names, QUOTA, "insufficient_quota credit_balance_exhausted");
    put(names, UNSUPPORTED, "not_supported_error notimplementederror not_implemented");
    put(names, FILTERED, "content_filter content_policy_violation");
    put(names, TIMEOUT, "timeout_error");
    return names;
  }

  private static void put(Map<String, ErrorKind> names, ErrorKind kind, String words) {
    for (String word : words.split(" ", -1)) {
      names.put(word, kind);
    }
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    add(rules, ENDPOINT, "unexpected endpoint or method");
    add(rules, INVALID, "^option \".*\" must be|^invalid format:|^invalid json schema");
    add(rules, INVALID, "json\\.exception\\.(parse|type)_error|^json: cannot unmarshal");
    add(rules, INVALID, "failed to parse grammar|cannot use both json_schema and grammar");
    add(rules, INVALID, "model (''|\"\") not found");
    add(rules, INVALID, "unsupported quantization type|quantization is only supported for");
    add(rules, INVALID, "file was not in gguf format");
    add(rules, CONTEXT, "exceeds? (the )?(available )?context (size|length)");
    add(rules, CONTEXT, "maximum context length|context length currently available");
    add(rules, CONTEXT, "input length .{0,80}exceeds|prompt is too long");
    add(rules, CONTEXT, "input length and .?max_tokens.? exceed context");
    add(rules, CONTEXT, "trying to keep the first \\d+ tokens|context size has been exceeded");
    add(rules, CONTEXT, "longer than the (maximum |model'?s? )?(model|context)");
    add(rules, CONTEXT, "max_tokens must be at least 1, got -");
    add(rules, UNSUPPORTED, "code = unimplemented|is not supported in predict mode");
    add(
        rules,
        UNSUPPORTED,
        "does not support (tools|tool use|thinking|insert|chat|generate|image|completion|embedding"
            + "|multimodal|messages api|reranking|structured output|json_schema|response_format)");
    add(
        rules,
        UNSUPPORTED,
        "image input is not supported|is not a multimodal model|at most 0 image");
    add(rules, UNSUPPORTED, "tools param requires --jinja");
    add(rules, UNSUPPORTED, "tool choice requires --enable-auto-tool-choice");
    add(rules, UNSUPPORTED, "image generation models are not currently supported");
    add(rules, UNSUPPORTED, "response_format\\.type' must be|cloud is disabled");
    // LM Studio says this after "Failed to load model": the load was interrupted, it did not fail
    add(rules, LOADING, "(operation canceled|model is unloaded)\\.?\\s*$");
    add(rules, LOAD_FAILED, "error loading model|failed to load model|could not load model");
    add(rules, LOAD_FAILED, "failed to load\\.?\\s*$|model identity mismatch|unable to load model");
    add(rules, LOAD_FAILED, "(llama-server|llama runner) process has terminated");
    add(rules, LOAD_FAILED, "timed out waiting for llama|out-of-memory during startup");
    add(rules, LOAD_FAILED, "unable to load full model|grpc service not ready");
    add(rules, LOAD_FAILED, "requires more system memory|^unexpected server status:");
    add(rules, LOAD_FAILED, "may be incompatible with your version of ollama");
    add(rules, SERVER, "compute error|model has crashed|model runner has unexpectedly stopped");
    add(rules, LOADING, "^loading model|still loading|load is in cooldown");
    add(rules, LOADING, "startup preload in progress");
    add(rules, MODEL_NOT_LOADED, "no models? loaded|model is not loaded");
    add(rules, MODEL_NOT_LOADED, "model name=\\S+ is not running");
    add(rules, REGISTRY, "^pull model manifest: .{0,300}(dial tcp|no such host|timeout|tls)");
    add(rules, MODEL_MISSING, "model .{0,200}(not found|does not exist)|points to unknown model");
    add(rules, MODEL_MISSING, "try pulling it first|pull model manifest: file does not exist");
    add(rules, MODEL_MISSING, "no model found with name");
    add(rules, OVERLOADED, "server busy|maximum pending requests|capacity reached");
    add(rules, OVERLOADED, "is at capacity|no slot available|overloaded");
    return rules;
  }

  private static void add(List<Rule> rules, ErrorKind kind, String regex) {
    rules.add(new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), kind));
  }
}
