package io.hearthlink.verification.matrix;

import io.hearthlink.Hearthlink;
import io.hearthlink.HearthlinkBuilder;
import io.hearthlink.config.WireFormat;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.FakeServerBuilder;
import io.hearthlink.testkit.ServerKind;
import io.hearthlink.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The three wires, and how each says the one answer of the matrix, event by event. */
enum Form {
  /** Ollama's own: one JSON object a line. */
  OLLAMA(ServerKind.OLLAMA, "ollama", WireFormat.OPENAI, "application/x-ndjson", 1) {
    @Override
    String word(String text) {
      return line(text, "\"done\":false");
    }

    @Override
    List<String> opening() {
      return List.of();
    }

    @Override
    List<String> ending() {
      return List.of(line("", END));
    }

    @Override
    String whole(String text) {
      return line(text, END);
    }

    @Override
    String error(String message) {
      return "{\"error\":\"" + message + "\"}\n";
    }

    @Override
    String broken() {
      return "{\"model\":\"m\",\"message\":{\"role\":\n";
    }

    @Override
    String comment() {
      return "\n \r\n\n";
    }

    private static String line(String text, String end) {
      return "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\""
          + text
          + "\"},"
          + end
          + "}\n";
    }

    private static final String END =
        "\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":10,\"eval_count\":4";
  },

  /** OpenAI's: server-sent events without names; its honest end is a finish reason. */
  OPENAI(ServerKind.OPENAI, "custom", WireFormat.OPENAI, "text/event-stream", 1) {
    @Override
    String word(String text) {
      return chunk(choice("\"delta\":{\"content\":\"" + text + "\"}", "null"));
    }

    @Override
    List<String> opening() {
      return List.of(chunk(choice("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}", "null")));
    }

    @Override
    List<String> ending() {
      return List.of(
          chunk(choice("\"delta\":{}", "\"stop\"")),
          chunk("\"choices\":[]," + USAGE),
          "data: [DONE]\n\n");
    }

    @Override
    String whole(String text) {
      String message = "\"message\":{\"role\":\"assistant\",\"content\":\"" + text + "\"}";
      return "{\"id\":\"1\",\"model\":\"m\"," + choice(message, "\"stop\"") + "," + USAGE + "}";
    }

    @Override
    String error(String message) {
      return "data: {\"error\":{\"message\":\"" + message + "\",\"type\":\"server_error\"}}\n\n";
    }

    @Override
    String broken() {
      return "data: {\"choices\":[{\"delta\":\n\n";
    }

    @Override
    String comment() {
      return ": ping\n\n\n: still there\n\n" + chunk("\"object\":\"progress\"");
    }

    private static String choice(String what, String finish) {
      return "\"choices\":[{\"index\":0," + what + ",\"finish_reason\":" + finish + "}]";
    }

    private static String chunk(String fields) {
      return "data: {\"id\":\"1\",\"model\":\"m\"," + fields + "}\n\n";
    }

    private static final String USAGE =
        "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":4,\"total_tokens\":14}";
  },

  /** Anthropic's: server-sent events with names, around blocks. */
  ANTHROPIC(ServerKind.ANTHROPIC, "custom", WireFormat.ANTHROPIC, "text/event-stream", 3) {
    @Override
    String word(String text) {
      return event(
          "content_block_delta",
          "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}");
    }

    @Override
    List<String> opening() {
      String message = MESSAGE + ",\"content\":[],\"usage\":{\"input_tokens\":10}";
      return List.of(
          event("message_start", "\"message\":{" + message + "}"),
          event(
              "content_block_start",
              "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
    }

    @Override
    List<String> ending() {
      String delta = "\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}";
      return List.of(
          event("content_block_stop", "\"index\":0"),
          event("message_delta", delta),
          event("message_stop", "\"x\":0"));
    }

    @Override
    String whole(String text) {
      return "{"
          + MESSAGE
          + ",\"content\":[{\"type\":\"text\",\"text\":\""
          + text
          + "\"}],\"stop_reason\":\"end_turn\","
          + "\"usage\":{\"input_tokens\":10,\"output_tokens\":4}}";
    }

    @Override
    String error(String message) {
      return event("error", "\"error\":{\"type\":\"api_error\",\"message\":\"" + message + "\"}");
    }

    @Override
    String broken() {
      return "event: content_block_delta\ndata: {\"type\":\n\n";
    }

    @Override
    String comment() {
      return ": ping\n\n\n" + event("ping", "\"x\":0") + "data: [DONE]\n\n";
    }

    private static String event(String type, String fields) {
      return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }

    private static final String MESSAGE =
        "\"id\":\"1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\"";
  };

  /** The words of the answer; one of them has a character of three bytes. */
  static final List<String> WORDS = List.of("one ", "zwei ", "três ", "四");

  static final String TEXT = String.join("", WORDS);

  private final ServerKind kind;
  private final String backend;
  private final WireFormat format;
  private final String streamType;
  private final int mark;

  Form(ServerKind kind, String backend, WireFormat format, String streamType, int mark) {
    this.kind = kind;
    this.backend = backend;
    this.format = format;
    this.streamType = streamType;
    this.mark = mark;
  }

  /** An event with a piece of the text. */
  abstract String word(String text);

  /** The events before the first word. */
  abstract List<String> opening();

  /** The events after the last word, the mark of the honest end among them. */
  abstract List<String> ending();

  /** The whole answer as one body. */
  abstract String whole(String text);

  /** An event that reports a failure. */
  abstract String error(String message);

  /** An event with an end of its own, though its JSON has none. */
  abstract String broken();

  /** What may stand between events and means nothing. */
  abstract String comment();

  /** The events of the ending up to the honest mark, that one included. */
  List<String> endingToMark() {
    return ending().subList(0, mark);
  }

  /** What the bytes of a stream have where the honest mark begins, and nowhere before. */
  String mark() {
    return switch (this) {
      case OLLAMA -> "\"done\":true";
      case OPENAI -> "\"finish_reason\":\"";
      case ANTHROPIC -> "event: message_stop";
    };
  }

  /** What stands behind each event of a stream. */
  String endOfEvent() {
    return this == OLLAMA ? "\n" : "\n\n";
  }

  /** How the mark of the honest end says why the answer is over. */
  String reason() {
    return switch (this) {
      case OLLAMA -> "\"done\":true,\"done_reason\":\"stop\"";
      case OPENAI -> "\"finish_reason\":\"stop\"";
      case ANTHROPIC -> "\"stop_reason\":\"end_turn\"";
    };
  }

  /** What stands there while it is not over. */
  String noReason() {
    return switch (this) {
      case OLLAMA -> "\"done\":false";
      case OPENAI -> "\"finish_reason\":null";
      case ANTHROPIC -> "\"stop_reason\":null";
    };
  }

  /** What stands there where the model failed. */
  String failedReason() {
    return reason().replace("stop\"", "error\"").replace("end_turn", "refusal");
  }

  /** What stands there where the server broke off. */
  String abortedReason() {
    return reason().replace("stop\"", "abort\"");
  }

  /** What stands there where the answer was withheld. */
  String filteredReason() {
    return reason().replace("stop\"", "content_filter\"").replace("end_turn", "refusal");
  }

  /** The path of a chat. */
  String path() {
    return Wire.valueOf(name()).path();
  }

  /** All events of an answer of these words. */
  List<String> events(List<String> words) {
    List<String> events = new ArrayList<>(opening());
    words.forEach(word -> events.add(word(word)));
    events.addAll(ending());
    return events;
  }

  String type(boolean streamed) {
    return streamed ? streamType : "application/json";
  }

  FakeServerBuilder server() {
    return FakeServer.of(kind).model("m");
  }

  /** A Hearthlink that speaks this wire. */
  HearthlinkBuilder hearth(String url) {
    return Hearthlink.builder()
        .backend(backend)
        .endpoint(url)
        .model("m")
        .llm(llm -> llm.requestFormat(format));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
