package io.hearthlink.testkit.cassette;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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

/** Passes one reply on to the client, piece by piece as it comes, and writes it down. */
final class Relay {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "date");
  private static final String NO_TEXT = "The reply is no text in UTF-8.";
  private static final int MOST = 64 * 1024;

  private final HttpExchange client;
  private final HttpResponse<InputStream> reply;
  private final TapedExchange taped;
  private final Consumer<String> problems;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private ByteBuffer undecoded = ByteBuffer.allocate(0);

  Relay(
      HttpExchange client,
      HttpResponse<InputStream> reply,
      TapedExchange taped,
      Consumer<String> problems) {
    this.client = client;
    this.reply = reply;
    this.taped = taped;
    this.problems = problems;
  }

  /** Throws where the real server broke off, so that the connection to the client breaks, too. */
  void run() throws IOException {
    taped.head(reply.statusCode(), received());
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
    try (InputStream in = reply.body()) {
      client.sendResponseHeaders(reply.statusCode(), length());
      OutputStream out = client.getResponseBody();
      byte[] bytes = new byte[MOST];
      for (int count = read(in, bytes); count >= 0; count = read(in, bytes)) {
        write(bytes, count);
        out.write(bytes, 0, count);
        out.flush();
      }
      if (undecoded.hasRemaining()) {
        problems.accept(NO_TEXT);
      }
      taped.ended(TapedExchange.Ended.COMPLETE);
      out.close();
    }
  }

  private int read(InputStream in, byte[] bytes) throws IOException {
    try {
      return in.read(bytes);
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
    return head() || reply.statusCode() == 204 || reply.statusCode() == 304;
  }

  private boolean head() {
    return client.getRequestMethod().equals("HEAD");
  }

  /** Writes down what can be read; the rest of a character comes with the next piece. */
  private void write(byte[] bytes, int count) {
    ByteBuffer all = ByteBuffer.allocate(undecoded.remaining() + count);
    all.put(undecoded).put(bytes, 0, count).flip();
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
