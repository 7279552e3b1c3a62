package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How each kind of server refuses a chat that no model gets to see. */
final class Refusals {

  private final ServerKind kind;

  Refusals(ServerKind kind) {
    this.kind = kind;
  }

  /** Without the key that the server asks for. */
  FakeReply noKey() {
    return switch (kind) {
      case LOCALAI -> localAi(401, "An authentication key is required");
      case LM_STUDIO -> lmStudioKey();
      default -> FakeReply.error(401, "Invalid API Key");
    };
  }

  /** Of a chat whose body is no JSON. */
  FakeReply unreadable(String body) {
    boolean empty = body.isBlank();
    return switch (kind) {
      case OLLAMA -> FakeReply.error(400, empty ? "missing request body" : "unexpected EOF");
      case LLAMA_SERVER, LLAMA_ROUTER ->
          FakeReply.error(
              500,
              "[json.exception.parse_error.101] parse error at line 1, column 1: "
                  + (empty ? "attempting to parse an empty input" : "syntax error"));
      case LOCALAI ->
          localAi(
              400,
              "code=400, message=failed parsing request body: code=400, message=unexpected EOF");
      case LM_STUDIO, OPENAI, ANTHROPIC -> FakeReply.error(400, "The body is not valid JSON.");
    };
  }

  /** Of a model that the server does not have. */
  FakeReply missing(String model) {
    return switch (kind) {
      case OLLAMA ->
          model.isEmpty()
              ? FakeReply.error(400, "model is required")
              : FakeReply.error(404, "model '" + model + "' not found");
      case LLAMA_ROUTER ->
          FakeReply.error(
              400,
              model.isEmpty()
                  ? "model name is missing from the request"
                  : "model '" + model + "' not found");
      case LOCALAI ->
          localAi(
              404,
              "model \"" + model + "\" not found. To see available models, call GET /v1/models");
      case ANTHROPIC -> FakeReply.error(404, "model: " + model);
      case LLAMA_SERVER, LM_STUDIO, OPENAI ->
          FakeReply.error(404, "The model '" + model + "' does not exist");
    };
  }

  /** Of a prompt that is longer than the context. */
  FakeReply tooLong(ChatCall call, int tokens, int context) {
    String message =
        "request ("
            + tokens
            + " tokens) exceeds the available context size ("
            + context
            + " tokens), try increasing it";
    return switch (kind) {
      case OLLAMA -> FakeReply.error(400, exceeded(message, tokens, context).toString());
      case LLAMA_SERVER, LLAMA_ROUTER ->
          FakeReply.own(
              HttpReply.whole(
                  400,
                  "application/json; charset=utf-8",
                  exceeded(message, tokens, context).toString()));
      case LOCALAI -> localAi(call, message);
      case LM_STUDIO ->
          FakeReply.own(
              HttpReply.whole(
                  400,
                  "application/json",
                  Json.object().put("error", lmStudio(tokens, context)).toString()));
      case OPENAI -> openAi(tokens, context);
      case ANTHROPIC ->
          FakeReply.error(
              400, "prompt is too long: " + tokens + " tokens > " + context + " maximum");
    };
  }

  private static ObjectNode exceeded(String message, int tokens, int context) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", 400).put("message", message);
    error.put("type", "exceed_context_size_error");
    error.put("n_prompt_tokens", tokens).put("n_ctx", context);
    return body;
  }

  /** Before a model is asked, errors have the OpenAI form on every wire. */
  private static FakeReply localAi(int status, String message) {
    return FakeReply.own(new LocalAiEncoder().failure(status, message));
  }

  /** In a stream the error comes as text first. */
  private static FakeReply localAi(ChatCall call, String message) {
    String cause = "rpc error: code = Internal desc = " + message;
    String told = call.wire() == Wire.OPENAI ? cause : "model inference failed: " + cause;
    return call.stream()
        ? FakeReply.pieces(message).failingAfter(1, told)
        : FakeReply.error(500, told);
  }

  private static FakeReply lmStudioKey() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("message", "An LM Studio API token is required to make requests to this server.");
    error.put("type", "invalid_request").put("code", "invalid_api_key");
    return Routes.json(401, body);
  }

  private static String lmStudio(int tokens, int context) {
    return "Trying to keep the first "
        + tokens
        + " tokens when context the overflows. However, the model is loaded with context length of"
        + " only "
        + context
        + " tokens, which is not enough. Try to load the model with a larger context length, or"
        + " provide a shorter input";
  }

  private static FakeReply openAi(int tokens, int context) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put(
        "message",
        "This model's maximum context length is "
            + context
            + " tokens. However, your messages resulted in "
            + tokens
            + " tokens. Please reduce the length of the messages.");
    error.put("type", "invalid_request_error").put("param", "messages");
    error.put("code", "context_length_exceeded");
    return FakeReply.own(HttpReply.whole(400, "application/json", body.toString()));
  }
}
