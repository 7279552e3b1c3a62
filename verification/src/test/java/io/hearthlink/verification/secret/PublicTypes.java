package io.hearthlink.verification.secret;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import io.hearthlink.Hearthlink;
import io.hearthlink.config.ConfigLoader;
import io.hearthlink.config.CustomFormat;
import io.hearthlink.config.Environment;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.Secret;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.layer.Fit;
import io.hearthlink.layer.ToolText;
import io.hearthlink.structured.AnswerType;
import io.hearthlink.structured.StructuredOutput;
import io.hearthlink.structured.TypeToken;
import io.hearthlink.tools.Approval;
import io.hearthlink.tools.FileTools;
import io.hearthlink.tools.TextTools;
import io.hearthlink.tools.TimeTools;
import io.hearthlink.tools.ToolFailure;
import io.hearthlink.transport.Reply;
import io.hearthlink.transport.ReplyFacts;
import io.hearthlink.transport.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Objects of those public types that no call leaves in the hands of a program, secrets in them. */
final class PublicTypes {

  private PublicTypes() {}

  static List<Object> made(Canary canary, Path folder) {
    String said = canary.echo();
    Map<String, String> variables = Map.of("HEARTHLINK_LLM_API_KEY", canary.key());
    Environment environment = new Environment(variables, folder, folder);
    ToolExecutionRequest call =
        ToolExecutionRequest.builder().name("look_up").arguments(canary.question()).build();
    AnswerType<Way.Name> type = AnswerType.of(Way.Name.class);
    return List.of(
        environment,
        ConfigLoader.of(environment).withOverrides("here", Map.of("llm.api_key", canary.key())),
        ConfigLoader.of(environment).load(),
        LlmConfig.builder().apiKey(canary.key()).header("X", canary.header()),
        Hearthlink.builder().llm(llm -> llm.apiKey(canary.key())),
        new Secret(canary.key()),
        CustomFormat.DEFAULT,
        new ConfigurationException("It is wrong.", null, "here", 0, 0, List.of(), null),
        new Reply(401, Map.of("X-Echo", List.of(said)), said),
        new ReplyFacts("stop", "m", 1, 1, null, null, null, null, false),
        new Wire.ReportedError(said),
        new Wire.UnreadableEvent("not JSON"),
        new ToolCall(
            call, ToolCall.Outcome.OK, said, Duration.ZERO, 1, new IllegalStateException(said)),
        new Fit.Fits(call, List.of()),
        new Fit.Refused("It does not fit."),
        new ToolText(),
        new StructuredOutput(type),
        new TypeToken<List<Way.Name>>() {},
        Approval.Decision.refuse("No."),
        FileTools.of(folder),
        new TextTools().textStatistics(canary.question()),
        new TimeTools(),
        new TimeTools().currentTime("UTC"),
        ToolFailure.retry("Try again."));
  }
}
