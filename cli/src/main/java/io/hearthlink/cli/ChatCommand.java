package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.LlmClient;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.LlmException;
import io.hearthlink.tools.Approval;
import io.hearthlink.tools.Toolbox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code chat [PERSONA]}: a conversation, typed or from a pipe. From a pipe the first failure ends
 * it with its exit code, because nobody is there to react.
 */
final class ChatCommand implements Command {

  private static final String YES = "--yes";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("chat");
    spec.usageMessage()
        .description("Talk with a model or a persona; a pipe gives one turn on each line.");
    spec.addOption(Options.flag(YES, "Run tools without asking."));
    return ToolOptions.addTo(SamplingOptions.addTo(spec))
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("PERSONA")
                .description(Talks.names() + "; without one, the model itself.")
                .build());
  }

  @Override
  public int run(Session session, ParseResult options) {
    LlmClient client = session.client(options);
    @Nullable String persona = options.matchedPositionalValue(0, null);
    if (persona != null && Options.text(options, SamplingOptions.SYSTEM) != null) {
      throw new UsageException("A persona has an instruction of its own: leave --system out.");
    }
    @Nullable Toolbox tools = session.toolbox(options);
    ObjectNode json = Json.object();
    int code;
    session.interrupts().surviveSignal();
    try (Turns turns = Turns.of(session)) {
      if (turns.interactive()) {
        session.output().note("Ctrl-C stops an answer, Ctrl-D ends the chat.");
      }
      boolean ask = turns.interactive() && !Options.has(options, YES);
      Approval approval = ask ? new ToolApproval(turns::ask, session.output()) : Approval.ALL;
      LlmClient able = tools == null ? client : client.withLayer(tools.withApproval(approval));
      code = converse(session, turns, Talks.with(persona, able), json);
    }
    if (session.output().json()) {
      session.output().object(json);
    }
    return code;
  }

  private static int converse(Session session, Turns turns, Talk talk, ObjectNode json) {
    ArrayNode said = json.putArray("turns");
    for (String text = turns.next(); text != null; text = turns.next()) {
      ObjectNode turn = said.addObject().put("user", text);
      try {
        turn.setAll(talk.say(session.answering(), text));
      } catch (LlmException e) {
        // Ctrl-C is no failure, the next turn follows
        boolean stopped = e instanceof CancelledException;
        int code = ExitCodes.of(e);
        ObjectNode failure = Json.failure(e, code);
        if (stopped || turns.interactive()) {
          turn.set("error", failure);
        } else {
          json.set("error", failure);
        }
        if (!session.output().json()) {
          Failures.print(session.output(), e);
        }
        if (!stopped && !turns.interactive()) {
          return code;
        }
      }
    }
    return ExitCodes.OK;
  }
}
