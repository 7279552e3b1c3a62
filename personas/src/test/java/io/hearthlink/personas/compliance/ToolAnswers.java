package io.hearthlink.personas.compliance;

import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a model would answer to the prompts of the suite, which are fixed: but only where the tool
 * that the prompt needs really came over the wire. The suite's own classes were compiled without
 * parameter names, so the names are {@code arg0} and {@code arg1}.
 */
final class ToolAnswers {

  private static final Pattern SUM = Pattern.compile("(\\d+) plus (\\d+)");

  private ToolAnswers() {}

  static FakeReply answer(ChatCall call) {
    String asked = call.userText();
    List<String> results = call.toolResults();
    if (call.toolNames().contains("multiply") && results.equals(List.of("5"))) {
      return FakeReply.toolCall("multiply", "{\"arg0\":5,\"arg1\":4}");
    }
    if (!results.isEmpty() || pictures(call)) {
      return FakeReply.text("The tools say " + String.join(" and ", results) + ": Whiskers, a cat");
    }
    List<FakeToolCall> calls = new ArrayList<>();
    for (MatchResult sum : SUM.matcher(asked).results().toList()) {
      calls.add(add(calls.size(), sum.group(1), sum.group(2)));
    }
    if (asked.startsWith("First add 2 and 3")) {
      calls.add(add(0, "2", "3"));
    }
    if (asked.equals("Now add 47 to the previous result")) {
      calls.add(add(0, "124", "47"));
    }
    if (calls.isEmpty()) {
      calls.add(other(asked));
    }
    String name = calls.get(0).name();
    return call.toolNames().contains(name)
        ? FakeReply.toolCalls(calls.toArray(FakeToolCall[]::new))
        : FakeReply.error(400, "the tool " + name + " was not offered");
  }

  private static boolean pictures(ChatCall call) {
    return call.messages().path(call.messages().size() - 1).toString().contains("image");
  }

  private static FakeToolCall add(int index, String a, String b) {
    return new FakeToolCall("call_" + index, "add", "{\"arg0\":" + a + ",\"arg1\":" + b + "}");
  }

  private static FakeToolCall other(String asked) {
    if (asked.startsWith("What is the time now?")) {
      return FakeToolCall.of("currentTime", "{}");
    }
    if (asked.contains("temperature in Munich")) {
      return FakeToolCall.of("currentTemperature", "{\"arg0\":\"Munich\",\"arg1\":\"CELSIUS\"}");
    }
    if (asked.startsWith("What is the username with ID ")) {
      String id = asked.substring("What is the username with ID ".length(), asked.length() - 1);
      return FakeToolCall.of("getUsernameFromId", "{\"arg0\":\"" + id + "\"}");
    }
    if (asked.startsWith("Call tool 'modify'")) {
      return FakeToolCall.of("modify", "{\"arg0\":7}");
    }
    if (asked.contains("photo")) {
      return FakeToolCall.of("takePhoto", "{}");
    }
    return list(asked);
  }

  private static FakeToolCall list(String asked) {
    if (asked.endsWith("names: Klaus and Franny")) {
      return FakeToolCall.of("processNames", "{\"arg0\":[\"Klaus\",\"Franny\"]}");
    }
    if (asked.endsWith("integers: 37, 73")) {
      return FakeToolCall.of("processNumbers", "{\"arg0\":[37,73]}");
    }
    return FakeToolCall.of("process", "{\"arg0\":" + processed(asked) + "}");
  }

  private static String processed(String asked) {
    if (asked.contains("1.78m")) {
      return "{\"name\":\"Klaus\",\"age\":37,\"height\":1.78,\"married\":false}";
    }
    if (asked.contains("Langley Falls")) {
      return "{\"name\":\"Klaus\",\"address\":{\"city\":\"Langley Falls\"}}";
    }
    if (asked.contains("Francine has 2 children")) {
      return "{\"name\":\"Francine\",\"children\":[{\"name\":\"Steve\",\"children\":[]},"
          + "{\"name\":\"Hayley\",\"children\":[]}]}";
    }
    if (asked.contains("Francine is 47")) {
      return "{\"Klaus\":42,\"Francine\":47}";
    }
    if (asked.contains("RED and GREEN")) {
      return "[\"RED\",\"GREEN\"]";
    }
    if (asked.endsWith("people: Klaus and Franny")) {
      return "[{\"name\":\"Klaus\"},{\"name\":\"Franny\"}]";
    }
    throw new AssertionError("the suite asks something new: " + asked);
  }
}
