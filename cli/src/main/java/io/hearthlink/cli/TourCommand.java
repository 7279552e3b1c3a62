package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.EngineInfo;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code tour}: shows without questions what works, on whatever backend is there. The prompts are
 * such that the smallest model has an answer.
 */
final class TourCommand implements Command {

  private static final String NAME = "Priya";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("tour");
    spec.usageMessage().description("See in a minute what works here.");
    return spec;
  }

  @Override
  public int run(Session session, ParseResult options) {
    LlmClient client = session.hearth().client();
    EngineInfo engine = session.interrupts().during(() -> client.engine().info());
    Tour tour = new Tour(session);
    tour.title("The model " + engine.model() + " on " + engine.backend());
    tour.step("A streamed answer", new PlainTalk(client), "What is machine learning?");
    Talk talk = new PlainTalk(client);
    tour.step("A conversation that remembers", talk, "My name is " + NAME + ".");
    String answer = tour.step("", talk, "What is my name?");
    boolean remembered = answer.toLowerCase(Locale.ROOT).contains(NAME.toLowerCase(Locale.ROOT));
    tour.remark(remembered ? "It remembered." : "It did not say the name: a small model may not.");
    tour.step("A persona", PersonaTalk.alden(client), "Who are you?");
    return tour.end(engine);
  }

  /** One run of the tour. */
  private static final class Tour {
    private final Session session;
    private final Output output;
    private final ObjectNode json = Json.object();
    private final ArrayNode steps = json.putArray("steps");

    Tour(Session session) {
      this.session = session;
      this.output = session.output();
    }

    void title(String text) {
      if (!output.json()) {
        output.note(output.errorStyle().bold(text));
      }
    }

    String step(String title, Talk talk, String prompt) {
      if (!title.isEmpty()) {
        title("\n" + title);
      }
      remark("> " + prompt);
      ObjectNode step = Json.object().put("prompt", prompt);
      step.setAll(talk.say(session.answering(), prompt));
      steps.add(step);
      return step.path("text").asText();
    }

    void remark(String text) {
      if (!output.json()) {
        output.note(output.errorStyle().faint(text));
      }
    }

    int end(EngineInfo engine) {
      if (output.json()) {
        output.object(json.put("backend", engine.backend()).put("model", engine.model()));
      }
      remark("\nNext: hearthlink chat, hearthlink models, hearthlink doctor.");
      return ExitCodes.OK;
    }
  }
}
