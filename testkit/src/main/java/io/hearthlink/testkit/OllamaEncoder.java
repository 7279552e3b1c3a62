package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Answers in Ollama's own form, as version 0.32 sends it. */
final class OllamaEncoder implements ChatEncoder {

  /** The moment at which everything was made that tells one. */
  static final String NOW = "2026-11-23T09:27:27.749455289Z";

  @Override
  public JsonNode whole(ChatCall call, ChatAnswer answer) {
    ObjectNode whole = part(call, answer.wholeText(), answer.wholeReasoning());
    return ended(whole, answer);
  }

  @Override
  public List<HttpReply.Piece> opening(ChatCall call, ChatAnswer answer) {
    return List.of();
  }

  @Override
  public List<HttpReply.Piece> pieces(ChatCall call, ChatAnswer answer) {
    List<HttpReply.Piece> lines = new ArrayList<>();
    answer.reasoning().forEach(piece -> lines.add(HttpReply.Piece.of(line(part(call, "", piece)))));
    answer.text().forEach(piece -> lines.add(HttpReply.Piece.of(line(part(call, piece, "")))));
    return lines;
  }

  @Override
  public List<HttpReply.Piece> closing(ChatCall call, ChatAnswer answer) {
    return List.of(HttpReply.Piece.frame(line(ended(part(call, "", ""), answer))));
  }

  @Override
  public ObjectNode error(int status, String message) {
    return Json.object().put("error", message);
  }

  @Override
  public List<HttpReply.Piece> streamedError(ChatCall call, String message) {
    return List.of(HttpReply.Piece.frame(line(error(500, message))));
  }

  @Override
  public String malformed() {
    return "{\"model\":\"broken\",\"message\":{\"role\":\n";
  }

  @Override
  public String streamType() {
    return "application/x-ndjson";
  }

  @Override
  public String wholeType() {
    return "application/json; charset=utf-8";
  }

  private static ObjectNode part(ChatCall call, String text, String reasoning) {
    ObjectNode part = Json.object().put("model", call.model()).put("created_at", NOW);
    ObjectNode message = part.putObject("message").put("role", "assistant").put("content", text);
    if (!reasoning.isEmpty()) {
      message.put("thinking", reasoning);
    }
    return part.put("done", false);
  }

  private static ObjectNode ended(ObjectNode last, ChatAnswer answer) {
    addCalls((ObjectNode) last.path("message"), answer.calls());
    if (!answer.ends()) {
      return last;
    }
    last.put("done", true).put("done_reason", word(answer));
    ChatAnswer.Usage usage = answer.usage();
    if (usage != null) {
      long load = 3_337_453L + answer.load().toNanos();
      last.put("total_duration", 60_436_736L + load).put("load_duration", load);
      last.put("prompt_eval_count", usage.input()).put("prompt_eval_duration", 7_744_000L);
      last.put("eval_count", usage.output()).put("eval_duration", 34_302_000L);
    }
    return last;
  }

  private static void addCalls(ObjectNode message, List<FakeToolCall> calls) {
    if (calls.isEmpty()) {
      return;
    }
    ArrayNode list = message.putArray("tool_calls");
    for (FakeToolCall call : calls) {
      ObjectNode function = list.addObject().put("id", call.id()).putObject("function");
      function.put("index", list.size() - 1).put("name", call.name());
      function.set("arguments", Json.read(call.arguments()));
    }
  }

  private static String word(ChatAnswer answer) {
    if (answer.finishWord() != null) {
      return answer.finishWord();
    }
    return switch (answer.reason()) {
      case LENGTH -> "length";
      default -> "stop";
    };
  }

  private static String line(JsonNode node) {
    return node + "\n";
  }
}
