package io.hearthlink.layer;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A text with calls from the committed table, and the tools that all of them are written for. */
record DialectExample(String dialect, String place, String text, List<String> calls) {

  static final List<ToolSpecification> TOOLS =
      Stream.of(
              """
              {"name": "get_weather", "parameters": {"type": "object", "properties": {
                "city": {"type": "string"}, "days": {"type": "integer"},
                "celsius": {"type": "boolean"}}, "required": ["city"]}}""",
              """
              {"name": "current_time"}""",
              """
              {"name": "add", "parameters": {"type": "object", "properties": {
                "a": {"type": "number"}, "b": {"type": "number"}}, "required": ["a", "b"]}}""",
              """
              {"name": "save_note", "parameters": {"type": "object", "properties": {
                "text": {"type": "string"}}}}""",
              """
              {"name": "search", "parameters": {"type": "object", "properties": {
                "query": {"type": "string"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "options": {"type": "object", "properties": {"limit": {"type": "integer"}}}},
                "required": ["query"]}}""")
          .map(ToolSpecification::fromJson)
          .toList();

  static List<DialectExample> all() throws IOException {
    List<DialectExample> examples = new ArrayList<>();
    for (String block : resource("dialects.txt").split("(?m)^=== ", -1)) {
      int calls = block.indexOf("\n---\n");
      if (calls >= 0) {
        int line = block.indexOf('\n');
        String title = block.substring(0, line);
        String place = title.replaceFirst(".* (?=alone$|rest$)", "");
        boolean placed = place.equals("alone") || place.equals("rest");
        examples.add(
            new DialectExample(
                placed ? title.substring(0, title.length() - place.length() - 1) : title,
                placed ? place : "",
                block.substring(line + 1, calls),
                block.substring(calls + 5).strip().lines().toList()));
      }
    }
    return examples;
  }

  static String resource(String name) throws IOException {
    try (InputStream in = DialectExample.class.getResourceAsStream("/layer/" + name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public String toString() {
    return dialect + ": " + text.substring(0, Math.min(60, text.length()));
  }
}
