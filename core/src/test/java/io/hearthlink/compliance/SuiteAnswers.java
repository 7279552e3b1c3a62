package io.hearthlink.compliance;

import dev.langchain4j.model.output.FinishReason;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeToolCall;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model would answer to the prompts of the suite, which are fixed: but only where what the
 * prompt needs really came over the wire, be it a tool, a schema, a picture or a stop text.
 */
final class SuiteAnswers {

  private static final FakeToolCall WEATHER =
      FakeToolCall.of("getWeather", "{\"city\":\"Munich\"}");

  FakeReply answer(ChatCall call) {
    String asked = call.userText();
    if (!call.toolResults().isEmpty()) {
      return afterTools(call);
    }
    if (asked.startsWith("What is the weather in Munich?") && offers(call, "getWeather")) {
      return FakeReply.toolCalls(WEATHER);
    }
    if (asked.startsWith("What is the time now?") && offers(call, "get_current_time")) {
      return FakeReply.toolCall("get_current_time", "{}");
    }
    if (asked.startsWith("What is the weather in Munich and time in France?")
        && offers(call, "getWeather", "getTime")) {
      return FakeReply.toolCalls(WEATHER, FakeToolCall.of("getTime", "{\"country\":\"France\"}"));
    }
    if (asked.equals("I live in Munich")) {
      return call.toolRequired() ? FakeReply.toolCalls(WEATHER) : FakeReply.text("Nice.");
    }
    if (asked.equals("Tell me a long story about animals")) {
      return FakeReply.pieces("Once ", "there ", "was ", "a ", "cat ", "and ", "a ", "dog ", "who ")
          .stallingAfter(9);
    }
    return limited(call, text(call, asked));
  }

  private static FakeReply afterTools(ChatCall call) {
    List<String> results = call.toolResults();
    if (call.schema().path("properties").has("weather")) {
      return FakeReply.pieces("{\"weather\":", "\"" + results.get(0) + "\"}");
    }
    return FakeReply.text("The tools say " + String.join(" and ", results));
  }

  private static String text(ChatCall call, String asked) {
    if (asked.startsWith("What is the capital of Germany?")) {
      boolean json = call.jsonMode() || call.schema().path("properties").has("city");
      return json ? "{\"city\": \"Berlin\"}" : "The capital of Germany is Berlin and 2 + 2 is 4";
    }
    if (asked.equals("Translate: 'I love you'")) {
      return call.systemText().contains("into German") ? "Ich liebe dich" : "I love you";
    }
    if (asked.equals("What is my favorite color?")) {
      return call.messages().toString().contains("my favorite color is green")
          ? "It is green"
          : "I do not know";
    }
    if (asked.equals("Say 'Hello World'")) {
      return "Hello World";
    }
    if (asked.startsWith("What do you see")) {
      return switch (call.images()) {
        case 0 -> "Nothing";
        case 1 -> "I see a cat";
        default -> "I see a cat and some dice";
      };
    }
    return "I have no answer to this";
  }

  /** Keeps to the stop texts and to the limit, a word for a token. */
  private static FakeReply limited(ChatCall call, String text) {
    String shown = text;
    for (String stop : call.stop()) {
      int at = shown.indexOf(stop);
      shown = at < 0 ? shown : shown.substring(0, at);
    }
    String[] words = shown.split("(?= )");
    int limit = call.maxTokens().orElse(Integer.MAX_VALUE);
    if (words.length <= limit) {
      return FakeReply.pieces(words);
    }
    return FakeReply.pieces(Arrays.copyOf(words, limit)).withFinish(FinishReason.LENGTH);
  }

  private static boolean offers(ChatCall call, String... tools) {
    return call.toolNames().containsAll(Stream.of(tools).collect(Collectors.toSet()));
  }
}
