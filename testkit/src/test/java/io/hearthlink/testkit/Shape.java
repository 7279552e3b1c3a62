package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is compared of a reply: its status, the names of its headers, and the shape of its body:
 * keys with their types, elements of lists once each, events in their order with repeats once, and
 * the words of the protocol as they are. Which of the two framings a server takes is left out,
 * since Go decides it by the length of a body.
 *
 * @param status the status
 * @param headers the names of the headers
 * @param body the shapes of the events, or of the whole
 */
record Shape(int status, Set<String> headers, List<String> body) {

  private static final Set<String> WORDS =
      Set.of("type", "object", "role", "status", "done_reason", "finish_reason", "stop_reason");

  static Shape of(int status, Collection<String> headers, String type, String body) {
    Set<String> names = new TreeSet<>();
    headers.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    names.removeAll(Set.of("content-length", "transfer-encoding"));
    return new Shape(status, names, events(type, body));
  }

  /** The status, the headers or the body, one line each. */
  String part(String name) {
    return switch (name) {
      case "status" -> String.valueOf(status);
      case "headers" -> String.join("\n", headers);
      default -> String.join("\n", body);
    };
  }

  private static List<String> events(String type, String body) {
    List<String> events = new ArrayList<>();
    if (type.contains("ndjson")) {
      body.lines().forEach(line -> events.add(of("", Json.read(line))));
    } else if (type.contains("event-stream")) {
      for (String frame : body.strip().split("\n\n", -1)) {
        events.add(frame(frame));
      }
    } else if (type.contains("json")) {
      events.add(of("", Json.read(body)));
    } else if (!body.isEmpty()) {
      events.add("text");
    }
    List<String> collapsed = new ArrayList<>();
    for (String event : events) {
      if (collapsed.isEmpty() || !collapsed.get(collapsed.size() - 1).equals(event)) {
        collapsed.add(event);
      }
    }
    return collapsed;
  }

  private static String frame(String frame) {
    StringBuilder shape = new StringBuilder();
    for (String line : frame.lines().toList()) {
      JsonNode data = line.startsWith("data: ") ? Json.read(line.substring(6)) : Json.read("");
      shape.append(data.isMissingNode() ? line : "data: " + of("", data)).append(' ');
    }
    return shape.toString().strip();
  }

  private static String of(String key, JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> elements(node).toString();
      case STRING -> WORDS.contains(key) ? word(node.textValue()) : "string";
      case MISSING -> "no JSON";
      default -> node.getNodeType().toString().toLowerCase(Locale.ROOT);
    };
  }

  private static String object(JsonNode node) {
    TreeMap<String, Set<String>> fields = new TreeMap<>();
    for (var field : node.properties()) {
      String key = field.getKey().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
      fields.computeIfAbsent(key, k -> new TreeSet<>()).add(of(key, field.getValue()));
    }
    return fields.toString();
  }

  private static Set<String> elements(JsonNode list) {
    Set<String> shapes = new TreeSet<>();
    list.forEach(item -> shapes.add(of("", item)));
    return shapes;
  }

  /** A word without what differs from run to run. */
  private static String word(String word) {
    return "'" + word.replaceAll("http://\\S+", "URL").replaceAll("[0-9a-f]{12,}", "#") + "'";
  }
}
