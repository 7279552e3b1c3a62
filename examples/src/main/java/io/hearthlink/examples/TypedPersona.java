package io.hearthlink.examples;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.hearthlink.CallOptions;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.personas.Personas;
import java.util.List;

/** A persona whose methods return records, on any backend, as turns of its conversation. */
public final class TypedPersona {

  private TypedPersona() {}

  /** What the clerk finds. */
  record Person(String name, int age, String city) {}

  /** What the clerk lists. */
  record Tasks(List<String> tasks) {}

  /** A persona of one's own. */
  @SystemMessage("You extract structured data. Answer only with JSON.")
  interface Clerk {

    /** Finds who a text is about. */
    @UserMessage("Extract the person from: {{text}}")
    Person person(@V("text") String text);

    /** Finds what is to be done. */
    @UserMessage("Extract the tasks from: {{text}}")
    Tasks tasks(@V("text") String text);
  }

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().model("embedded:ember").build()) {
      LlmClient llm = hearth.client().withOptions(CallOptions.DEFAULT.withTemperature(0));
      Clerk clerk = Personas.create(Clerk.class, llm);
      System.out.println(
          clerk.person("Anna is 34 years old, works as a teacher and lives in Berlin."));
      System.out.println(clerk.tasks("I need to buy milk and call Ben."));
    }
  }
}
