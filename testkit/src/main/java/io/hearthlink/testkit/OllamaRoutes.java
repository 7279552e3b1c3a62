package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The paths of Ollama 0.32 that tell about models, and its way to load them. */
final class OllamaRoutes implements Routes {

  private static final String JSON = "application/json; charset=utf-8";
  private static final String BLOBS = "/api/blobs/";

  private final ServerState state;
  private final Models models;
  private final OllamaLibrary library;

  OllamaRoutes(ServerState state) {
    this.state = state;
    this.models = state.models();
    this.library = new OllamaLibrary(state);
  }

  @Override
  public FakeReply answer(ReceivedRequest request) {
    String path = request.path().startsWith(BLOBS) ? BLOBS : request.path();
    String method = request.method();
    return switch (path) {
      case "/", "/api/version", "/api/tags", "/v1/models" ->
          method.equals("GET") || method.equals("HEAD") ? told(path) : notAllowed("GET, HEAD");
      case "/api/ps" -> method.equals("GET") ? json(200, running()) : notAllowed("GET");
      case "/api/show", "/api/generate", "/api/pull", "/api/create", "/api/copy" ->
          method.equals("POST") ? asked(path, request.json()) : notAllowed("POST");
      case "/api/delete" ->
          method.equals("DELETE") ? library.delete(request.json()) : notAllowed("DELETE");
      case BLOBS -> library.blob(request, request.path().substring(BLOBS.length()));
      case "/api/chat", "/v1/chat/completions", "/v1/messages" -> notAllowed("POST");
      default -> text(404, "404 page not found");
    };
  }

  private FakeReply told(String path) {
    return switch (path) {
      case "/" -> text(200, "Ollama is running");
      case "/api/version" -> json(200, Json.object().put("version", "0.32.15"));
      case "/api/tags" -> json(200, tags());
      default -> Routes.json(openAiList());
    };
  }

  private FakeReply asked(String path, JsonNode body) {
    return switch (path) {
      case "/api/show" -> show(body.path("model").asText(""));
      case "/api/generate" -> generate(body);
      case "/api/pull" -> library.pull(body);
      case "/api/create" -> library.create(body);
      default -> library.copy(body);
    };
  }

  /** Its other wires have no word for that. */
  @Override
  public FakeModel loadedFor(ChatCall call, FakeModel model) {
    int asked = call.wire() == Wire.OLLAMA ? call.body().at("/options/num_ctx").asInt(0) : 0;
    return asked > 0 ? model.withContextLength(Math.min(asked, FakeModel.TRAINED_LENGTH)) : model;
  }

  @Override
  public Duration keepsAfter(ChatCall call) {
    return call.wire() == Wire.OLLAMA
        ? KeepAlive.of(call.body().path("keep_alive"))
        : KeepAlive.DEFAULT;
  }

  @Override
  public boolean trims(ChatCall call) {
    return call.wire() != Wire.OLLAMA || call.body().path("truncate").asBoolean(true);
  }

  /** A chat without messages loads a model, or unloads it. */
  @Override
  public Optional<FakeReply> ownChat(ChatCall call, Optional<FakeModel> model) {
    if (call.wire() != Wire.OLLAMA) {
      return Optional.empty();
    }
    Optional<FakeReply> refused = badKeepAlive(call.body());
    if (refused.isPresent() || !call.messages().isEmpty()) {
      return refused;
    }
    ObjectNode done = Json.object().put("model", call.model()).put("created_at", OllamaEncoder.NOW);
    done.putObject("message").put("role", "assistant").put("content", "");
    return Optional.of(
        loaded(model.map(m -> loadedFor(call, m)), call.body().path("keep_alive"), done));
  }

  /** A request to generate that has no prompt does the same. */
  private FakeReply generate(JsonNode body) {
    Optional<FakeModel> model = models.find(body.path("model").asText(""));
    Optional<FakeReply> refused = badKeepAlive(body);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (model.isEmpty() && !state.answersAnyName()) {
      return OllamaLibrary.missing("'" + body.path("model").asText("") + "'");
    }
    if (!body.path("prompt").asText("").isEmpty()) {
      return FakeReply.error(501, "the fake server answers chats alone");
    }
    ObjectNode done = Json.object().put("model", body.path("model").asText(""));
    done.put("created_at", OllamaEncoder.NOW).put("response", "");
    return loaded(model, body.path("keep_alive"), done);
  }

  private FakeReply loaded(Optional<FakeModel> model, JsonNode keepAlive, ObjectNode done) {
    boolean unload = KeepAlive.of(keepAlive).isZero();
    done.put("done", true).put("done_reason", unload ? "unload" : "load");
    FakeReply reply = json(200, done);
    if (unload) {
      model.ifPresent(models::unload);
      return reply;
    }
    return model
        .map(m -> reply.afterLoading(models.load(m, KeepAlive.of(keepAlive))))
        .orElse(reply);
  }

  private static Optional<FakeReply> badKeepAlive(JsonNode body) {
    try {
      KeepAlive.of(body.path("keep_alive"));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(FakeReply.error(400, String.valueOf(e.getMessage())));
    }
  }

  private ObjectNode tags() {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    for (FakeModel model : models.all()) {
      ObjectNode item = entry(list, model).put("modified_at", OllamaEncoder.NOW);
      item.put("size", model.size()).put("digest", model.digest());
      ObjectNode details = details();
      details.put("context_length", model.contextLength()).put("embedding_length", 256);
      item.set("details", details);
      model.capabilities().forEach(item.putArray("capabilities")::add);
    }
    return body;
  }

  private ObjectNode running() {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("models");
    List<Models.Loaded> loaded = models.loaded();
    for (int i = loaded.size() - 1; i >= 0; i--) {
      FakeModel model = loaded.get(i).model();
      ObjectNode item = entry(list, model).put("size", model.size()).put("digest", model.digest());
      item.set("details", details());
      item.put("expires_at", loaded.get(i).until().toString()).put("size_vram", 0);
      item.put("context_length", model.contextLength());
    }
    return body;
  }

  /** An empty list is null there. */
  private ObjectNode openAiList() {
    ObjectNode list = Routes.openAiList(models, "library");
    return list.path("data").isEmpty() ? list.putNull("data") : list;
  }

  private FakeReply show(String name) {
    Optional<FakeModel> found = models.find(name);
    if (found.isEmpty()) {
      return OllamaLibrary.missing("'" + OllamaLibrary.tagged(name) + "'");
    }
    FakeModel model = found.get();
    ObjectNode body = Json.template("ollama-show.json");
    body.put("parameters", "num_ctx                        " + model.contextLength());
    body.withObject("/model_info").put("llama.context_length", FakeModel.TRAINED_LENGTH);
    model.capabilities().forEach(body.putArray("capabilities")::add);
    return json(200, body);
  }

  private static ObjectNode entry(ArrayNode list, FakeModel model) {
    return list.addObject().put("name", model.name()).put("model", model.name());
  }

  private static ObjectNode details() {
    ObjectNode details = Json.object().put("parent_model", "").put("format", "gguf");
    details.put("family", "llama").putArray("families").add("llama");
    return details.put("parameter_size", "4.00M").put("quantization_level", "Q8_0");
  }

  static FakeReply json(int status, ObjectNode body) {
    return FakeReply.own(HttpReply.whole(status, JSON, body.toString()));
  }

  private static FakeReply text(int status, String body) {
    return FakeReply.own(
        HttpReply.whole(status, status == 200 ? "text/plain; charset=utf-8" : "text/plain", body));
  }

  private static FakeReply notAllowed(String allow) {
    return text(405, "405 method not allowed").withHeader("Allow", allow);
  }
}
