package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what a server does about a request. Thread-safe as far as its rules are. */
final class Script {

  private final ServerKind kind;
  private final Models models;
  private final List<Function<ChatCall, @Nullable FakeReply>> rules;
  private final List<Function<ReceivedRequest, @Nullable FakeReply>> routes;
  private final Duration loadTime;
  private final @Nullable String apiKey;

  Script(
      ServerKind kind,
      Models models,
      List<Function<ChatCall, @Nullable FakeReply>> rules,
      List<Function<ReceivedRequest, @Nullable FakeReply>> routes,
      Duration loadTime,
      @Nullable String apiKey) {
    this.kind = kind;
    this.models = models;
    this.rules = List.copyOf(rules);
    this.routes = List.copyOf(routes);
    this.loadTime = loadTime;
    this.apiKey = apiKey;
  }

  /** What the server does about this request. */
  Stream<Step> steps(ReceivedRequest request) {
    Wire wire = Wire.ofPath(request.path());
    boolean chats = wire != null && kind.speaks(wire) && request.method().equals("POST");
    ChatCall call = wire == null ? null : ChatCall.of(wire, request);
    ChatEncoder encoder = wire == null ? kind.ownEncoder() : kind.encoder(wire);
    FakeReply reply;
    try {
      reply = reply(request, chats ? call : null);
    } catch (RuntimeException | AssertionError e) {
      reply = FakeReply.error(500, "a rule of the fake server threw " + e);
    }
    return reply.steps(new ReplyContent.Asked(request, call, encoder));
  }

  private FakeReply reply(ReceivedRequest request, @Nullable ChatCall call) {
    if (kind.hangsAtUpgrade() && "h2c".equalsIgnoreCase(request.header("Upgrade"))) {
      return FakeReply.silence();
    }
    FakeReply routed = first(routes, request);
    if (routed != null) {
      return routed;
    }
    if (!admits(request)) {
      return FakeReply.error(401, "Invalid API Key");
    }
    return call == null ? FakeReply.of(kind.routes().answer(request, models)) : chat(call);
  }

  private FakeReply chat(ChatCall call) {
    Optional<FakeModel> model = models.find(call.model());
    if (model.isEmpty() && !models.all().isEmpty() && kind.checksModel()) {
      return FakeReply.error(404, missing(call));
    }
    JsonNode messages = call.messages();
    if (call.wire() == Wire.OLLAMA && messages.isEmpty()) {
      return loads(call, model);
    }
    FakeReply reply = first(rules, call);
    if (reply == null) {
      reply = FakeReply.error(500, "no rule of the fake server answers: " + call.userText());
    }
    return model.isPresent() && models.load(model.get()) && !loadTime.isZero()
        ? reply.afterLoading(loadTime)
        : reply;
  }

  /** Ollama's way to load and to unload: a chat without messages. */
  private FakeReply loads(ChatCall call, Optional<FakeModel> model) {
    boolean unload = call.body().path("keep_alive").asText("").equals("0");
    boolean wasCold = model.isPresent() && models.load(model.get());
    if (unload) {
      model.ifPresent(models::unload);
    }
    ChatAnswer nothing =
        ChatAnswer.of(List.of(), List.of())
            .withUsage(null)
            .withFinish(null, unload ? "unload" : "load");
    HttpReply reply =
        HttpReply.whole(
            200,
            new OllamaEncoder().wholeType(),
            new OllamaEncoder().whole(call, nothing).toString());
    return wasCold && !unload ? FakeReply.of(reply).afterLoading(loadTime) : FakeReply.of(reply);
  }

  private String missing(ChatCall call) {
    return kind == ServerKind.LOCALAI
        ? "model \"" + call.model() + "\" not found. To see available models, call GET /v1/models"
        : "model '" + call.model() + "' not found";
  }

  private boolean admits(ReceivedRequest request) {
    return apiKey == null
        || ("Bearer " + apiKey).equals(request.header("Authorization"))
        || apiKey.equals(request.header("x-api-key"));
  }

  private static <T> @Nullable FakeReply first(
      List<Function<T, @Nullable FakeReply>> rules, T asked) {
    for (Function<T, @Nullable FakeReply> rule : rules) {
      FakeReply reply = rule.apply(asked);
      if (reply != null) {
        return reply;
      }
    }
    return null;
  }
}
