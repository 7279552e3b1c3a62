package io.hearthlink.testkit.cassette;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** One exchange while it is recorded. Thread-safe. */
final class TapedExchange {

  /** The recorder's words for how an exchange ended. */
  enum Ended {
    COMPLETE("keep-alive"),
    CUT("fin"),
    RESET("reset"),
    CLIENT_WENT("we closed");

    private final String words;

    Ended(String words) {
      this.words = words;
    }
  }

  private record Chunk(long millis, String text) {}

  private final String method;
  private final String target;
  private final Map<String, List<String>> headers;
  private final String body;
  private final LongSupplier nanos;
  private final long start;
  private final List<Chunk> chunks = new ArrayList<>();
  private Map<String, List<String>> replyHeaders = new LinkedHashMap<>();
  private int status;
  private long headMillis;
  private long totalMillis;
  private Ended ended = Ended.CLIENT_WENT;

  TapedExchange(
      String method,
      String target,
      Map<String, List<String>> headers,
      String body,
      LongSupplier nanos) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  synchronized void head(int code, Map<String, List<String>> received) {
    status = code;
    replyHeaders = received;
    headMillis = millis();
  }

  synchronized void chunk(String text) {
    if (!text.isEmpty()) {
      chunks.add(new Chunk(millis(), text));
    }
  }

  synchronized void ended(Ended how) {
    ended = how;
    totalMillis = millis();
  }

  /** The exchange without secrets, in the form that {@code CapturedExchange} reads. */
  synchronized ObjectNode json(Redaction redaction) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ObjectNode request = all.putObject("request");
    request.put("method", method).put("path", redaction.target(target));
    redaction.headers(headers).forEach(request.putObject("headers")::put);
    TapeFile.putBody(request, redaction.text(body));
    ObjectNode response = all.putObject("response");
    if (status > 0) {
      response.put("status", status).put("head_ms", headMillis);
      replyHeaders(redaction).forEach(response.putObject("headers")::put);
    }
    response.put("ended", ended.words).put("total_ms", totalMillis);
    ArrayNode pieces = response.putArray("chunks");
    clean(redaction).forEach(piece -> pieces.addArray().add(piece.millis()).add(piece.text()));
    return all;
  }

  private Map<String, String> replyHeaders(Redaction redaction) {
    Map<String, String> shown = redaction.headers(replyHeaders);
    if (ended == Ended.COMPLETE && !chunks.isEmpty()) {
      // what was removed changes the length, and the replay counts again
      shown.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Length"));
    }
    return shown;
  }

  /** The chunks without secrets; one chunk where a secret lies across two. */
  private List<Chunk> clean(Redaction redaction) {
    List<Chunk> each =
        chunks.stream().map(c -> new Chunk(c.millis(), redaction.text(c.text()))).toList();
    String whole = redaction.text(joined(chunks));
    return whole.equals(joined(each)) ? each : List.of(new Chunk(each.get(0).millis(), whole));
  }

  private static String joined(List<Chunk> chunks) {
    StringBuilder text = new StringBuilder();
    chunks.forEach(chunk -> text.append(chunk.text()));
    return text.toString();
  }

  private long millis() {
    return (nanos.getAsLong() - start) / 1_000_000;
  }
}
