package io.hearthlink.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.structured.AnswerType;
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
    return SchemaOptions.addTo(ToolOptions.addTo(SamplingOptions.addTo(spec)))
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
    AnswerType<JsonNode> type = SchemaOptions.answerType(session, options);
    Toolbox tools = session.toolbox(options);
    LlmClient model = session.client(options);
    LlmClient client = tools == null ? model : model.withLayer(tools);
    List<ChatMessage> messages = List.of(UserMessage.from(prompt));
    Answer answer =
        type == null
            ? session.answering().ask(client, messages)
            : session.answering().ask(client, messages, type);
    if (session.output().json()) {
      ObjectNode json = Json.answer(answer);
      session.output().object(type == null ? json : json.set("json", type.read(answer.text())));
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
