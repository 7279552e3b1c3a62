package io.hearthlink.examples;

import dev.langchain4j.agent.tool.ToolSpecification;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.tools.ToolFunction;
import io.hearthlink.tools.ToolSource;
import io.hearthlink.tools.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Offers tools that a file describes, one line of JSON for each; the file is read again for every
 * call of the model. A source that asks a tool server looks the same.
 */
public final class ToolsFromAFile {

  private ToolsFromAFile() {}

  /** Tools described in a file. */
  record ToolFile(Path file) {

    ToolSource source() {
      return () -> {
        try (Stream<String> lines = Files.lines(file)) {
          return lines
              .map(ToolSpecification::fromJson)
              .map(tool -> ToolFunction.declared(tool).withCode(call -> run(tool.name())))
              .toList();
        }
      };
    }

    private static String run(String name) {
      return name.equals("get_weather") ? "{\"temperature\": 17}" : "unknown";
    }
  }

  /**
   * Runs the example; takes no arguments.
   *
   * @param args unused
   * @throws IOException if there is no place for the file
   */
  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile("tools", ".jsonl");
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      LlmClient llm =
          hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0).withSeed(7));
      Toolbox toolbox = Toolbox.of(new ToolFile(file).source());
      System.out.println("No tools: " + toolbox.ask(llm, "Hello").report().rounds() + " round");
      Files.writeString(
          file,
          "{\"name\": \"get_weather\", \"description\": \"Get the current weather for a location\","
              + " \"parameters\": {\"type\": \"object\", \"properties\":"
              + " {\"location\": {\"type\": \"string\"}}, \"required\": [\"location\"]}}\n");
      System.out.println("A tool: " + toolbox.ask(llm, "What is the weather in Berlin?").text());
    } finally {
      Files.delete(file);
    }
  }
}
