package io.hearthlink.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what a server does about a request. Thread-safe as far as its rules are. */
final class Script {

  private final ServerKind kind;
  private final Rules rules;
  private final ServerState state;
  private final Routes routes;
  private final ServerHeaders headers;
  private final Refusals refusals;

  /**
   * What a test wants of a server.
   *
   * @param chats what is answered to chats; the first that has a reply gives it
   * @param routes what is answered to any request in place of the server
   * @param changes what is done to a reply of the server
   * @param apiKey the key without which it refuses; null for none
   */
  record Rules(
      List<Function<ChatCall, @Nullable FakeReply>> chats,
      List<Function<ReceivedRequest, @Nullable FakeReply>> routes,
      List<Change> changes,
      @Nullable String apiKey) {

    /** Changes the replies to some requests. */
    interface Change {
      FakeReply apply(ReceivedRequest request, FakeReply reply);
    }

    Rules {
      chats = List.copyOf(chats);
      routes = List.copyOf(routes);
      changes = List.copyOf(changes);
    }
  }

  Script(ServerKind kind, Rules rules, ServerState state) {
    this.kind = kind;
    this.rules = rules;
    this.state = state;
    this.routes = kind.routes(state);
    this.headers = new ServerHeaders(kind, state.time());
    this.refusals = new Refusals(kind);
  }

  /** What the server does about this request. */
  Stream<Step> steps(ReceivedRequest request) {
    state.jobs().all();
    Wire wire = Wire.ofPath(request.path());
    boolean chats = wire != null && kind.speaks(wire) && request.method().equals("POST");
    ChatCall call = wire == null ? null : ChatCall.of(wire, request);
    ChatEncoder encoder = wire == null ? kind.ownEncoder() : kind.encoder(wire);
    FakeReply reply;
    try {
      reply = reply(request, chats ? call : null);
      for (Rules.Change change : rules.changes()) {
        reply = change.apply(request, reply);
      }
    } catch (RuntimeException | AssertionError e) {
      reply = FakeReply.error(500, "a rule of the fake server threw " + e);
    }
    ChatCall named = call == null ? null : named(call);
    return reply.steps(
        new ReplyContent.Asked(request, named, encoder, http -> headers.on(http, request)));
  }

  private FakeReply reply(ReceivedRequest request, @Nullable ChatCall call) {
    if (kind.hangsAtUpgrade() && "h2c".equalsIgnoreCase(request.header("Upgrade"))) {
      return FakeReply.silence();
    }
    FakeReply routed = first(rules.routes(), request);
    if (routed != null) {
      return routed;
    }
    if (!admits(request) && !routes.isPublic(request.path())) {
      return refusals.noKey();
    }
    Optional<FakeReply> loading = routes.whileLoading();
    if (loading.isPresent()) {
      return loading.get();
    }
    return call == null ? routes.answer(request) : chat(call);
  }

  private FakeReply chat(ChatCall call) {
    if (!call.body().isObject()) {
      return refusals.unreadable(call.request().body());
    }
    Optional<FakeModel> model = model(call);
    if (model.isEmpty() && !state.answersAnyName()) {
      return refusals.missing(call.model());
    }
    Optional<FakeReply> own = routes.ownChat(call, model);
    if (own.isPresent()) {
      return own.get();
    }
    return inTurn(call, () -> model.map(m -> loaded(m, call)).orElseGet(() -> answer(call)));
  }

  private FakeReply loaded(FakeModel model, ChatCall call) {
    FakeModel asked = routes.loadedFor(call, model);
    Duration load = state.models().load(asked, routes.keepsAfter(call));
    FakeReply reply = fitting(call, asked.contextLength());
    return load.isZero() ? reply : reply.afterLoading(load);
  }

  /** The reply to a chat, if it fits into the context or can be made to. */
  private FakeReply fitting(ChatCall call, int context) {
    ChatCall kept = routes.trims(call) ? Prompt.trimmed(call, context) : call;
    int tokens = Prompt.tokens(kept);
    if (tokens > context) {
      return refusals.tooLong(call, tokens, context);
    }
    FakeReply reply = answer(kept);
    boolean trimmed = kept.messages().size() < call.messages().size();
    return trimmed ? reply.withPrompt(tokens) : reply;
  }

  private FakeReply answer(ChatCall call) {
    FakeReply reply = first(rules.chats(), call);
    return reply == null
        ? FakeReply.error(500, "no rule of the fake server answers: " + call.userText())
        : reply;
  }

  /** The reply when a slot is free, which it keeps until it ends or the client goes. */
  private FakeReply inTurn(ChatCall call, Supplier<FakeReply> reply) {
    Slots.Turn turn = state.slots().take();
    try {
      call.request().whenReplyEnds(turn::release);
      return reply.get().afterGate(turn.came()).thenAlways(turn::release);
    } catch (RuntimeException | AssertionError e) {
      turn.release();
      throw e;
    }
  }

  private Optional<FakeModel> model(ChatCall call) {
    List<FakeModel> all = state.models().all();
    Optional<FakeModel> named = state.models().find(call.model());
    return named.isEmpty() && kind.ignoresTheName() ? all.stream().findFirst() : named;
  }

  /** The call as it is answered: some servers tell the name of the model that answers. */
  private ChatCall named(ChatCall call) {
    return kind.ignoresTheName()
        ? model(call).map(model -> call.withModel(model.name())).orElse(call)
        : call;
  }

  private boolean admits(ReceivedRequest request) {
    String key = rules.apiKey();
    return key == null
        || ("Bearer " + key).equals(request.header("Authorization"))
        || key.equals(request.header("x-api-key"));
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
