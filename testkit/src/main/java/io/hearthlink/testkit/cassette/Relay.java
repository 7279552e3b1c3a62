package io.hearthlink.testkit.cassette;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes one reply on to the client, piece by piece as it comes, and writes it down. */
final class Relay {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "date");
  private static final String NO_TEXT = "The reply is no text in UTF-8.";

  private final HttpExchange client;
  private final Upstream.Reply reply;
  private final TapedExchange taped;
  private final Consumer<String> problems;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private ByteBuffer undecoded = ByteBuffer.allocate(0);

  Relay(HttpExchange client, Upstream.Reply reply, TapedExchange taped, Consumer<String> problems) {
    this.client = client;
    this.reply = reply;
    this.taped = taped;
    this.problems = problems;
  }

  /** Throws where the real server broke off, so that the connection to the client breaks, too. */
  void run() throws IOException {
    taped.head(reply.status(), received());
    reply
        .headers()
        .firstValue("Content-Encoding")
        .filter(encoding -> !encoding.equals("identity"))
        .ifPresent(encoding -> problems.accept("The reply is compressed (" + encoding + ")."));
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              boolean length = head() && lower.equals("content-length");
              if (length || !OF_THE_CONNECTION.contains(lower)) {
                client.getResponseHeaders().put(name, values);
              }
            });
    try (Pieces body = reply.body()) {
      client.sendResponseHeaders(reply.status(), length());
      OutputStream out = client.getResponseBody();
      WritableByteChannel bytes = Channels.newChannel(out);
      for (ByteBuffer piece = next(body); piece != null; piece = next(body)) {
        write(piece);
        bytes.write(piece);
        out.flush();
      }
      if (undecoded.hasRemaining()) {
        problems.accept(NO_TEXT);
      }
      taped.ended(TapedExchange.Ended.COMPLETE);
      out.close();
    }
  }

  private @Nullable ByteBuffer next(Pieces body) throws IOException {
    try {
      return body.next();
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      boolean reset = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("reset");
      taped.ended(reset ? TapedExchange.Ended.RESET : TapedExchange.Ended.CUT);
      throw e;
    }
  }

  /** The headers as they are kept, with the one that tells how the body ends. */
  private Map<String, List<String>> received() {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!lower.equals("transfer-encoding") && !lower.equals("connection")) {
                kept.put(name, values);
              }
            });
    if (!bodiless() && told().isEmpty()) {
      kept.put("Transfer-Encoding", List.of("chunked"));
    }
    return kept;
  }

  private long length() {
    OptionalLong told = told();
    return bodiless() || (told.isPresent() && told.getAsLong() == 0) ? -1 : told.orElse(0);
  }

  private OptionalLong told() {
    return reply.headers().firstValueAsLong("Content-Length");
  }

  private boolean bodiless() {
    return head() || reply.status() == 204 || reply.status() == 304;
  }

  private boolean head() {
    return client.getRequestMethod().equals("HEAD");
  }

  /** Writes down what can be read; the rest of a character comes with the next piece. */
  private void write(ByteBuffer piece) {
    ByteBuffer all = ByteBuffer.allocate(undecoded.remaining() + piece.remaining());
    all.put(undecoded).put(piece.duplicate()).flip();
    CharBuffer text = CharBuffer.allocate(all.remaining());
    CoderResult result = utf8.decode(all, text, false);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException e) {
      problems.accept(NO_TEXT);
      all.position(all.limit());
    }
    undecoded = all;
    taped.chunk(text.flip().toString());
  }
}
