package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** What a client understands of an answer, streamed or whole. */
record Heard(String text, String reasoning, String calls, String finish, String tokens) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Asks once with the JDK's client and reads the answer as the wire has it. */
  static Heard from(FakeServer server, Wire wire, boolean stream)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + wire.path()))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(RawClient.chatBody(stream)))
            .build();
    return in(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body(), stream);
  }

  /** Reads an answer as the wire has it. */
  static Heard in(String body, boolean stream) {
    StringBuilder text = new StringBuilder();
    StringBuilder reasoning = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    String finish = "";
    int in = 0;
    int out = 0;
    for (String line : stream ? body.split("\n") : new String[] {body}) {
      JsonNode event = Json.read(line.startsWith("data: ") ? line.substring(6) : line);
      for (JsonNode part : parts(event)) {
        text.append(first(part, "content", "text"));
        reasoning.append(first(part, "thinking", "reasoning", "reasoning_content"));
        calls.append(first(part, "partial_json"));
        for (JsonNode call : part.path("tool_calls")) {
          JsonNode arguments = call.path("function").path("arguments");
          calls.append(call.path("function").path("name").asText(""));
          calls.append(arguments.isObject() ? arguments.toString() : arguments.asText(""));
        }
        if (part.path("type").asText().equals("tool_use")) {
          calls.append(part.path("name").asText());
          calls.append(part.path("input").isEmpty() ? "" : part.path("input").toString());
        }
      }
      for (JsonNode place : List.of(event, event.path("choices").path(0), event.path("delta"))) {
        finish = first(place, "done_reason", "finish_reason", "stop_reason") + finish;
      }
      for (JsonNode place :
          List.of(event, event.path("usage"), event.path("message").path("usage"))) {
        in = Math.max(in, count(place, "prompt_eval_count", "prompt_tokens", "input_tokens"));
        out = Math.max(out, count(place, "eval_count", "completion_tokens", "output_tokens"));
      }
    }
    return new Heard(
        text.toString(), reasoning.toString(), calls.toString(), finish, in + "/" + out);
  }

  private static Iterable<JsonNode> parts(JsonNode event) {
    JsonNode choice = event.path("choices").path(0);
    if (event.path("content").isArray()) {
      return event.path("content");
    }
    return List.of(
        event.path("message"),
        choice.path("message"),
        choice.path("delta"),
        event.path("delta"),
        event.path("content_block"));
  }

  private static String first(JsonNode node, String... keys) {
    for (String key : keys) {
      if (node.path(key).isTextual()) {
        return node.path(key).asText();
      }
    }
    return "";
  }

  private static int count(JsonNode node, String... keys) {
    int count = 0;
    for (String key : keys) {
      count = Math.max(count, node.path(key).asInt(0));
    }
    return count;
  }
}
