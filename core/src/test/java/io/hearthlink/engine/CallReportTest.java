package io.hearthlink.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class CallReportTest {

  private static final ToolCall ADD = call("add", "{\"a\":1}");
  private static final ToolCall NOW = call("now", "{}");

  @Test
  void several_calls_add_up_to_one_report() {
    CallReport first = report(new TokenUsage(10, 1), true, 2, Duration.ofSeconds(1), 1, List.of());
    CallReport second =
        report(new TokenUsage(20, 2), false, 1, Duration.ofSeconds(2), 2, List.of(ADD));
    CallReport last =
        report(new TokenUsage(30, 3), false, 1, Duration.ofSeconds(3), 1, List.of(NOW));

    CallReport whole = last.after(List.of(first, second), Duration.ofSeconds(9));

    assertThat(whole.usage()).isEqualTo(new TokenUsage(60, 6));
    assertThat(whole.usageEstimated()).isTrue();
    assertThat(whole.attempts()).isEqualTo(4);
    assertThat(whole.rounds()).isEqualTo(4);
    assertThat(whole.toolCalls()).containsExactly(ADD, NOW);
    assertThat(whole.load()).isEqualTo(first.load());
    assertThat(whole.total()).isEqualTo(Duration.ofSeconds(9));
    assertThat(last.after(List.of(second), Duration.ZERO).usageEstimated()).isFalse();
  }

  @Test
  void one_call_is_its_own_report() {
    CallReport report = report(new TokenUsage(1, 1), false, 1, Duration.ZERO, 1, List.of());

    assertThat(report.after(List.of(), Duration.ofSeconds(9))).isSameAs(report);
  }

  @Test
  void a_tool_call_shows_no_content() {
    assertThat(ADD.name()).isEqualTo("add");
    assertThat(ADD.arguments()).isEqualTo("{\"a\":1}");
    assertThat(ADD).hasToString("ToolCall[add, OK, round=1, PT0S]");
  }

  private static ToolCall call(String name, String arguments) {
    return new ToolCall(
        ToolExecutionRequest.builder().name(name).arguments(arguments).build(),
        ToolCall.Outcome.OK,
        "secret",
        Duration.ZERO,
        1,
        null);
  }

  private static CallReport report(
      TokenUsage usage,
      boolean estimated,
      int attempts,
      Duration load,
      int rounds,
      List<ToolCall> calls) {
    return new CallReport(
        "scripted",
        "m",
        null,
        usage,
        estimated,
        attempts,
        load,
        null,
        load,
        ServerTimings.UNKNOWN,
        null,
        null,
        false,
        List.of(),
        rounds,
        calls);
  }
}
