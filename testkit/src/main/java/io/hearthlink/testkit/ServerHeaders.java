package io.hearthlink.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers that each kind of server puts on its own replies, as they were recorded. */
final class ServerHeaders {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final List<Header> LOCALAI =
      List.of(
          new Header("Content-Security-Policy", "default-src 'self'"),
          new Header("Referrer-Policy", "strict-origin-when-cross-origin"),
          new Header("Vary", "Origin"),
          new Header("X-Content-Type-Options", "nosniff"),
          new Header("X-Frame-Options", "SAMEORIGIN"));

  private static final String ID = "0afe1dc4-b030-4edb-ac29-61834c160141";

  private final ServerKind kind;
  private final ServerTime time;

  ServerHeaders(ServerKind kind, ServerTime time) {
    this.kind = kind;
    this.time = time;
  }

  /** The reply with the headers of this kind. */
  HttpReply on(HttpReply reply, ReceivedRequest request) {
    Wire wire = Wire.ofPath(request.path());
    return switch (kind) {
      case OLLAMA -> wire == Wire.ANTHROPIC ? dated(unbuffered(reply)) : dated(reply);
      case LLAMA_SERVER, LLAMA_ROUTER -> llamaServer(reply, wire);
      case LOCALAI -> dated(localAi(reply, wire));
      case ANTHROPIC -> reply.with(new Header("request-id", "req_011"));
      case LM_STUDIO, OPENAI -> reply;
    };
  }

  private HttpReply dated(HttpReply reply) {
    return reply.with(new Header("Date", date(time.now())));
  }

  private static HttpReply unbuffered(HttpReply reply) {
    return reply.isStream()
        ? reply
            .with(new Header("Cache-Control", "no-cache"))
            .with(new Header("Connection", "keep-alive"))
        : reply;
  }

  private HttpReply llamaServer(HttpReply reply, @Nullable Wire wire) {
    HttpReply named =
        reply
            .with(new Header("Server", "llama.cpp"))
            .with(new Header("Access-Control-Allow-Origin", ""));
    if (reply.status() >= 400) {
      return named.with(new Header("Connection", "close"));
    }
    HttpReply kept = named.with(new Header("Keep-Alive", "timeout=5, max=100"));
    boolean passedOn = kind == ServerKind.LLAMA_ROUTER && wire != null;
    if (passedOn) {
      kept = kept.with(new Header("Connection", "close"));
    }
    return passedOn || reply.isStream() ? kept.with(new Header("X-Accel-Buffering", "no")) : kept;
  }

  private static HttpReply localAi(HttpReply reply, @Nullable Wire wire) {
    HttpReply all = reply;
    for (Header header : LOCALAI) {
      all = all.with(header);
    }
    boolean reached = reply.status() < 400 || reply.status() >= 500;
    if (reply.status() == 401) {
      all = all.with(new Header("Www-Authenticate", "Bearer"));
      return wire == null ? all : all.without("Vary");
    } else if (wire == Wire.ANTHROPIC && reached) {
      all = unbuffered(all).with(new Header("X-Request-Id", ID));
    } else if (wire != null && reached) {
      all = unbuffered(all).with(new Header("X-Correlation-Id", ID));
    }
    return all;
  }

  private static String date(Instant now) {
    return HTTP_DATE.format(now);
  }
}
