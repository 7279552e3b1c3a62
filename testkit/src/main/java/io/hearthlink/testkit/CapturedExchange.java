package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One exchange with a real server, as it was recorded. Immutable.
 *
 * @param method the method of the request
 * @param path the path of the request, with its query
 * @param requestBody the body that was sent; empty where there was none
 * @param status the status; 0 where no head came
 * @param reason the words after the status
 * @param headers the headers of the reply
 * @param chunks the pieces of the body, as they came
 * @param ended how it ended, in the recorder's words: {@code keep-alive} where it was complete,
 *     {@code fin}, {@code timeout}, {@code we closed}, {@code not connected: …}
 */
public record CapturedExchange(
    String method,
    String path,
    String requestBody,
    int status,
    String reason,
    Map<String, String> headers,
    List<Chunk> chunks,
    String ended) {

  /**
   * One piece of a body.
   *
   * @param millis when it came, since the request was sent
   * @param text what it said
   */
  public record Chunk(long millis, String text) {}

  /** Copies the collections; the headers keep their order. */
  public CapturedExchange {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    chunks = List.copyOf(chunks);
  }

  /** Reads a recording from a file. */
  public static CapturedExchange read(Path file) throws IOException {
    return parse(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Reads a recording: {@code {"request": {…}, "response": {…}}}. */
  public static CapturedExchange parse(String json) {
    JsonNode all = Json.read(json);
    JsonNode request = all.path("request");
    JsonNode response = all.path("response");
    if (!request.isObject() || !response.isObject()) {
      throw new IllegalArgumentException("this is no recorded exchange");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    List<Chunk> chunks = new ArrayList<>();
    response
        .path("chunks")
        .forEach(c -> chunks.add(new Chunk(c.path(0).asLong(), c.path(1).asText())));
    return new CapturedExchange(
        request.path("method").asText(),
        request.path("path").asText(),
        request.has("body") ? request.path("body").toString() : request.path("text").asText(""),
        response.path("status").asInt(0),
        response.path("reason").asText(""),
        headers,
        chunks,
        response.path("ended").asText(""));
  }

  /** The whole body of the reply. */
  public String responseBody() {
    StringBuilder body = new StringBuilder();
    chunks.forEach(chunk -> body.append(chunk.text()));
    return body.toString();
  }

  /** Whether nothing listened where the recorder tried to connect. */
  public boolean refused() {
    return ended.startsWith("not connected");
  }

  /** A kind of server that has the path of the request. */
  ServerKind kind() {
    Wire wire = Wire.ofPath(path);
    return wire == Wire.OPENAI
        ? ServerKind.OPENAI
        : wire == Wire.ANTHROPIC ? ServerKind.ANTHROPIC : ServerKind.OLLAMA;
  }

  /** The reply, chunk by chunk as it came. */
  ReplyContent content(boolean timed) {
    List<Step> then =
        switch (ended) {
          case "keep-alive" -> List.of();
          case "timeout", "we closed" -> List.of(new Step.Hold());
          case "reset" -> List.of(new Step.End(Ending.RESET));
          default -> List.of(new Step.End(Ending.FIN));
        };
    return status == 0
        ? new ReplyContent.Steps(then)
        : new ReplyContent.HttpThen(http(timed), then);
  }

  private HttpReply http(boolean timed) {
    List<HttpReply.Piece> pieces = new ArrayList<>();
    long before = 0;
    for (Chunk chunk : chunks) {
      Step pause = new Step.Pause(Duration.ofMillis(chunk.millis() - before));
      List<Step> first = timed ? List.of(pause) : List.of();
      pieces.add(new HttpReply.Piece(first, Bytes.utf8(chunk.text()), Step.Part.PIECE));
      before = chunk.millis();
    }
    List<Header> lines = new ArrayList<>();
    headers.forEach((name, value) -> lines.add(new Header(name, value)));
    HttpReply.Framing chunked =
        ended.equals("keep-alive") ? HttpReply.Framing.CHUNKED : HttpReply.Framing.UNENDED;
    return new HttpReply(
        status,
        reason,
        lines,
        headers.containsKey("Transfer-Encoding") ? chunked : HttpReply.Framing.LENGTH,
        pieces);
  }
}
