package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One exchange with a real server.
 *
 * @param name its folder and file, without the ending
 * @param exchange what was sent and answered
 * @param requestHeaders the headers that were sent
 */
record Recording(String name, CapturedExchange exchange, Map<String, String> requestHeaders) {

  private static final Pattern ERROR =
      Pattern.compile("\"(?:error|message)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Recording read(String name) {
    try (InputStream in = Recording.class.getResourceAsStream("/captures/" + name + ".json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new LinkedHashMap<>();
      JsonNode sent = Json.read(text).path("request").path("headers");
      sent.properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      return new Recording(name, CapturedExchange.parse(text), headers);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Method and path, with names and numbers of single things left out. */
  String route() {
    String path =
        exchange
            .path()
            .replaceAll("sha256:[0-9a-f]{64}", ":digest")
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ":id")
            .replaceAll("(?<=/jobs/)nope", ":id")
            .replaceAll("(?<=/delete/)\\w+", ":name");
    return exchange.method() + " " + path;
  }

  Shape shape() {
    String type = exchange.headers().getOrDefault("Content-Type", "");
    return Shape.of(exchange.status(), exchange.headers().keySet(), type, exchange.responseBody());
  }

  /** What a model must have said, or what must have gone wrong, for this reply. */
  FakeReply script() {
    if (exchange.status() != 200) {
      FakeReply error = FakeReply.error(exchange.status(), error());
      String wait = exchange.headers().get("Retry-After");
      return wait == null ? error : error.withHeader("Retry-After", wait);
    }
    String type = exchange.headers().getOrDefault("Content-Type", "");
    Heard heard = Heard.in(exchange.responseBody(), !type.startsWith("application/json"));
    FakeReply reply =
        FakeReply.pieces(heard.text().isEmpty() ? new String[0] : halves(heard.text()));
    Matcher call = Pattern.compile("(\\w+)(\\{.*})", Pattern.DOTALL).matcher(heard.calls());
    if (call.matches()) {
      reply = reply.withToolCalls(FakeToolCall.of(call.group(1), call.group(2)));
    }
    return heard.finish().isEmpty() || heard.finish().equals("error")
        ? reply.failingAfter(heard.text().isEmpty() ? 0 : 2, error())
        : reply.withFinish(heard.finish());
  }

  private String error() {
    List<String> errors = new ArrayList<>(List.of("unknown"));
    Matcher matcher = ERROR.matcher(exchange.responseBody());
    while (matcher.find()) {
      errors.add(matcher.group(1));
    }
    return errors.get(errors.size() - 1);
  }

  private static String[] halves(String text) {
    int half = text.length() / 2;
    return new String[] {text.substring(0, half), text.substring(half)};
  }
}
