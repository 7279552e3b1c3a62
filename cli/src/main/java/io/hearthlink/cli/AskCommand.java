package io.hearthlink.cli;

import dev.langchain4j.data.message.UserMessage;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.tools.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code ask PROMPT}: one answer. */
final class AskCommand implements Command {

  static final String NAME = "ask";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    spec.usageMessage().description("Ask a model, and print its answer while it comes.");
    return ToolOptions.addTo(SamplingOptions.addTo(spec))
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel("PROMPT")
                .description("The question; - reads it from standard input.")
                .build());
  }

  @Override
  public int run(Session session, ParseResult options) {
    String prompt = prompt(session, options.matchedPositionalValue(0, ""));
    if (prompt.isBlank()) {
      throw new UsageException("The prompt is empty.");
    }
    Toolbox tools = session.toolbox(options);
    LlmClient model = session.client(options);
    LlmClient client = tools == null ? model : model.withLayer(tools);
    Answer answer = session.answering().ask(client, List.of(UserMessage.from(prompt)));
    if (session.output().json()) {
      session.output().object(Json.answer(answer));
    }
    Notes.print(session.output(), answer);
    return ExitCodes.OK;
  }

  private static String prompt(Session session, String given) {
    if (!given.equals("-")) {
      return given;
    }
    try {
      String text = new String(session.shell().in().readAllBytes(), session.shell().charset());
      return text.strip();
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }
}
