package io.hearthlink.cli;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.hearthlink.tools.Approval;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits at the terminal before a tool runs. Thread-safe as far as the question is. */
final class ToolApproval implements Approval {

  private final Question question;
  private final Output output;
  private final Set<String> always = ConcurrentHashMap.newKeySet();

  /** Asks somebody. */
  @FunctionalInterface
  interface Question {
    /** Returns what was typed; null where that is the end. */
    @Nullable String ask(String text);
  }

  ToolApproval(Question question, Output output) {
    this.question = question;
    this.output = output;
  }

  @Override
  public Decision decide(ToolExecutionRequest call) {
    if (always.contains(call.name())) {
      return Decision.allow();
    }
    output.endAnswer();
    String said =
        question.ask("Run " + ToolLine.of(call) + "? [y]es, [n]o, [a]lways for this tool: ");
    if (said == null) {
      return Decision.stop();
    }
    return switch (said.strip().toLowerCase(Locale.ROOT)) {
      case "y", "yes" -> Decision.allow();
      case "a", "always" -> {
        always.add(call.name());
        yield Decision.allow();
      }
      default -> Decision.refuse("The user does not want it.");
    };
  }
}
