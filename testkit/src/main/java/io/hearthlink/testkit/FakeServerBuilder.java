package io.hearthlink.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The script of a {@link FakeServer}. Rules are tried in the order in which they are given, and the
 * first that has a reply gives it; where none has, the reply is a 500 that says so. Not
 * thread-safe; the rules themselves run on threads of the server.
 */
public final class FakeServerBuilder {

  private final ServerKind kind;
  private final List<FakeModel> models = new ArrayList<>();
  private final List<FakeModel> downloadable = new ArrayList<>();
  private final List<Function<ChatCall, @Nullable FakeReply>> rules = new ArrayList<>();
  private final List<Function<ReceivedRequest, @Nullable FakeReply>> routes = new ArrayList<>();
  private final List<Script.Rules.Change> changes = new ArrayList<>();
  private Duration loadTime = Duration.ZERO;
  private Duration downloadTime = Duration.ZERO;
  private int mostLoaded = Integer.MAX_VALUE;
  private int slots;
  private ServerTime time = ServerTime.SYSTEM;
  private @Nullable String apiKey;
  private boolean refusing;

  FakeServerBuilder(ServerKind kind) {
    this.kind = kind;
    this.slots = kind.slots();
  }

  /**
   * Adds a model. Without any, and without any to download, every model name is answered; else
   * unknown ones are errors, on servers that look at the name.
   */
  public FakeServerBuilder model(String name) {
    return model(FakeModel.of(name));
  }

  /** Adds a model. */
  public FakeServerBuilder model(FakeModel model) {
    models.add(model);
    return this;
  }

  /** Adds a model that the server does not have, but can download. */
  public FakeServerBuilder downloadable(String name) {
    return downloadable(FakeModel.of(name));
  }

  /**
   * Adds a model that the server does not have, but can download: Ollama by a pull that tells its
   * progress, LocalAI (which may name it {@code gallery@model}) and LM Studio by a job.
   */
  public FakeServerBuilder downloadable(FakeModel model) {
    downloadable.add(model);
    return this;
  }

  /** Answers every chat with this text. */
  public FakeServerBuilder answer(String text) {
    return answer(FakeReply.text(text));
  }

  /** Answers every chat with this reply. */
  public FakeServerBuilder answer(FakeReply reply) {
    return answerWith(call -> reply);
  }

  /** Answers the chats that fit the condition with this reply. */
  public FakeServerBuilder answerWhen(Predicate<ChatCall> condition, FakeReply reply) {
    return answerWith(call -> condition.test(call) ? reply : null);
  }

  /** Answers the chats that fit the condition with this text. */
  public FakeServerBuilder answerWhen(Predicate<ChatCall> condition, String text) {
    return answerWhen(condition, FakeReply.text(text));
  }

  /** Answers one chat with each of these replies in turn; later chats go to the next rule. */
  public FakeServerBuilder answerInTurn(FakeReply... replies) {
    List<FakeReply> all = List.of(replies);
    AtomicInteger next = new AtomicInteger();
    return answerWith(
        call -> {
          int turn = next.getAndIncrement();
          return turn < all.size() ? all.get(turn) : null;
        });
  }

  /** Answers with whatever the function makes of the chat; null passes it to the next rule. */
  public FakeServerBuilder answerWith(Function<ChatCall, @Nullable FakeReply> rule) {
    rules.add(rule);
    return this;
  }

  /** Gives this reply on one path, in place of what the server has there; chat paths included. */
  public FakeServerBuilder route(String method, String path, FakeReply reply) {
    return routeWith(
        request -> request.method().equals(method) && request.path().equals(path) ? reply : null);
  }

  /** Gives whatever the function makes of any request; null leaves it to the server. */
  public FakeServerBuilder routeWith(Function<ReceivedRequest, @Nullable FakeReply> rule) {
    routes.add(rule);
    return this;
  }

  /**
   * Does something to the replies on one path, those of the server itself included: {@code
   * change("POST", "/api/pull", reply -> reply.stallingAfter(3))}.
   */
  public FakeServerBuilder change(String method, String path, UnaryOperator<FakeReply> change) {
    changes.add(
        (request, reply) ->
            request.method().equals(method) && request.path().equals(path)
                ? change.apply(reply)
                : reply);
    return this;
  }

  /**
   * How long a model takes to load. By default zero. What needs it waits before its headers; a
   * llama-server, which loads from its start, answers everything with 503 until then. A server
   * without a {@link #model} refuses to start with it.
   */
  public FakeServerBuilder loadTime(Duration time) {
    loadTime = time;
    return this;
  }

  /**
   * How many models are in memory at most, from 1: one more puts out the one that was not used for
   * longest. By default no limit.
   */
  public FakeServerBuilder mostLoaded(int models) {
    mostLoaded = atLeastOne(models);
    return this;
  }

  /** How long the whole of a model takes to download. By default zero. */
  public FakeServerBuilder downloadTime(Duration time) {
    downloadTime = time;
    return this;
  }

  /**
   * How many chats are answered at the same time, from 1; others wait without a byte, in their
   * order. By default 4 on a llama-server, which tells its slots, and no limit elsewhere.
   */
  public FakeServerBuilder slots(int count) {
    slots = atLeastOne(count);
    return this;
  }

  /** Lets all that takes time run on this clock. By default it is the time of the machine. */
  public FakeServerBuilder clock(FakeClock clock) {
    time = clock.time();
    return this;
  }

  /** Refuses with 401 what comes without this key, as a bearer token or as {@code x-api-key}. */
  public FakeServerBuilder apiKey(String key) {
    apiKey = key;
    return this;
  }

  /** Gives a recorded reply to every request of its method and path. */
  FakeServerBuilder replay(CapturedExchange exchange) {
    refusing = exchange.refused();
    return route(exchange.method(), exchange.path(), FakeReply.replay(exchange));
  }

  /** Starts the server on a free port of 127.0.0.1. */
  public FakeServer start() {
    return start(0);
  }

  /** Starts the server on this port of 127.0.0.1. */
  public FakeServer start(int port) {
    if (refusing) {
      return FakeServer.refusing();
    }
    boolean anyName = models.isEmpty() && downloadable.isEmpty();
    if (anyName && !loadTime.isZero()) {
      throw new IllegalStateException("loadTime is that of a model: name one with model(...)");
    }
    Models all = new Models(time, models, loadTime, mostLoaded);
    Downloads downloads = new Downloads(downloadable, downloadTime, all);
    Jobs jobs = new Jobs(time, downloads);
    ServerState state = new ServerState(time, all, downloads, jobs, new Slots(slots), anyName);
    Script.Rules script = new Script.Rules(rules, routes, changes, apiKey);
    return FakeServer.listening(kind, port, time, new Script(kind, script, state)::steps);
  }

  private static int atLeastOne(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("must be 1 or more: " + count);
    }
    return count;
  }
}
