package io.hearthlink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends to the fake servers what was sent to the real ones, and compares what comes back. What a
 * model says is scripted as it was recorded; all else the fake server must do by itself. LM Studio
 * and Anthropic were not recorded: their shapes follow their documentation.
 */
class FaithfulnessTest {

  /** What the real server did otherwise, and why that may be. */
  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "localai/008-get-v1-models-capabilities: body",
          "it also had an alias and a model for embeddings; the fake server has models for chats",
          "localai/011-get-api-tags: body",
          "it also had models of which it knew less",
          "localai/162-context-stream: body",
          "its empty delta before the text comes with every answer here, also before this error");

  /**
   * What Hearthlink calls, to chat, to manage models, and to find out what a server is. {@code POST
   * /api/blobs/:digest} has no recording.
   */
  private static final Map<String, String> ROUTES =
      Map.of(
          "ollama-0.32",
          """
          POST /api/chat
          POST /v1/chat/completions
          POST /v1/messages
          GET /
          HEAD /
          GET /api/version
          GET /api/tags
          GET /api/ps
          POST /api/show
          POST /api/generate
          POST /api/pull
          POST /api/create
          POST /api/copy
          DELETE /api/delete
          HEAD /api/blobs/:digest
          GET /v1/models
          GET /api/chat
          GET /.well-known/localai.json
          GET /api/v0/models
          GET /api/v1/models
          GET /props
          GET /health
          GET /api/nothing
          """,
          "llama-server",
          """
          POST /v1/chat/completions
          POST /v1/messages
          GET /health
          GET /props
          GET /slots
          GET /v1/models
          GET /models
          POST /models/load
          POST /models/unload
          GET /v1/chat/completions
          GET /.well-known/localai.json
          GET /api/v1/models
          GET /api/version
          """,
          "localai",
          """
          POST /v1/chat/completions
          POST /v1/messages
          GET /
          GET /healthz
          GET /readyz
          GET /version
          GET /system
          GET /v1/models
          GET /v1/models/capabilities
          POST /backend/load
          POST /backend/shutdown
          GET /models/available
          POST /models/apply
          GET /models/jobs
          GET /models/jobs/:id
          POST /models/delete/:name
          GET /.well-known/localai.json
          GET /api/tags
          GET /api/version
          GET /api/v0/models
          GET /api/v1/models
          GET /props
          GET /health
          GET /nothing
          """);

  static List<Act> acts() {
    return Act.ALL;
  }

  static Stream<Arguments> routes() {
    return ROUTES.entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue().lines().toList()));
  }

  @ParameterizedTest
  @MethodSource("acts")
  void answersAsTheRealServerDid(Act act) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    Rehearsal.of(act)
        .forEach(
            (recording, shape) -> {
              for (String part : List.of("status", "headers", "body")) {
                String what = recording.name() + ": " + part;
                AbstractStringAssert<?> told = softly.assertThat(shape.part(part)).as(what);
                String real = recording.shape().part(part);
                if (DIFFERENCES.containsKey(what)) {
                  told.as(what + " differs no more").isNotEqualTo(real);
                } else {
                  told.isEqualTo(real);
                }
              }
            });
    softly.assertAll();
  }

  @Test
  void theDifferencesAreThoseOfRecordings() {
    assertThat(Act.ALL.stream().flatMap(Act::recordings).map(Recording::name))
        .containsAll(DIFFERENCES.keySet().stream().map(d -> d.replaceAll(": .*", "")).toList());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void recordingsCoverEveryRouteThatIsCalled(String folder, List<String> routes) {
    assertThat(
            Act.ALL.stream()
                .filter(act -> act.folder().equals(folder))
                .flatMap(Act::recordings)
                .map(Recording::route)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void whatIsLeftOutSaysWhy() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/captures/left-out.tsv")) {
      Map<String, String> leftOut =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split("\t", -1))
              .collect(Collectors.toMap(row -> row[0], row -> row[1]));
      List<String> sent = Act.ALL.stream().flatMap(Act::recordings).map(Recording::name).toList();
      assertThat(leftOut).hasSize(83).doesNotContainValue("");
      assertThat(sent)
          .hasSize(404)
          .doesNotHaveDuplicates()
          .doesNotContainAnyElementsOf(leftOut.keySet());
    }
  }
}
