package io.hearthlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.backend.BackendKind;
import io.hearthlink.backend.Detection;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.error.ConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which backend {@code auto} takes; here, without the module of the embedded engine. */
class AutoChoiceTest {

  private static final Detection NOBODY = at(11434, null, "connection refused");
  private static final Detection EMPTY = at(1234, BackendKind.LMSTUDIO, "it has no model");
  private static final Detection LLAMA = at(8080, BackendKind.LLAMACPP, null, "ember");
  private static final Detection OTHER = at(9931, BackendKind.CUSTOM, null, "a", "qwen3:latest");

  @Test
  void theFirstServerThatHasAModel() {
    AutoChoice choice = AutoChoice.of(List.of(NOBODY, EMPTY, LLAMA, OTHER), null, false);
    assertThat(choice.backend()).isEqualTo("llamacpp");
    assertThat(choice.endpoint()).isEqualTo("http://localhost:8080");
    assertThat(choice.reason()).isEqualTo("it is the first server that has a model");
    assertThat(choice.detections()).hasSize(4);
  }

  @Test
  void theServerThatHasTheWantedModelGoesBeforeIt() {
    AutoChoice choice = AutoChoice.of(List.of(NOBODY, EMPTY, LLAMA, OTHER), "qwen3", false);
    assertThat(choice.endpoint()).isEqualTo("http://localhost:9931");
    assertThat(choice.reason()).isEqualTo("it has the model qwen3");
  }

  @Test
  void aConfiguredEndpointIsTakenAlsoWithoutAModel() {
    AutoChoice choice = AutoChoice.of(List.of(EMPTY), "qwen3", true);
    assertThat(choice.backend()).isEqualTo("lmstudio");
    assertThat(choice.reason()).isEqualTo("it is the configured endpoint");
  }

  @Test
  void whereNothingCanBeChosenTheMessageSaysWhatToDo() {
    assertThat(refusal(List.of(NOBODY), true))
        .hasMessageStartingWith(
            "No model server answers at http://localhost:11434 (connection refused). Start it");
    Detection locked =
        new Detection("http://localhost:1", null, List.of(), "it asks for a key: set it", true);
    assertThat(refusal(List.of(locked), true))
        .hasMessage(
            "What listens at http://localhost:1 cannot be asked: it asks for a key: set it.");
    assertThat(refusal(List.of(NOBODY, EMPTY), false))
        .hasMessageContaining("No model server with a model answers at the default addresses")
        .hasMessageContaining("hearthlink-embedded");
  }

  private static ConnectionException refusal(List<Detection> found, boolean configured) {
    return catchThrowableOfType(
        ConnectionException.class, () -> AutoChoice.of(found, null, configured));
  }

  private static Detection at(
      int port, @Nullable BackendKind kind, @Nullable String problem, String... models) {
    List<ModelInfo> infos = List.of(models).stream().map(ModelInfo::named).toList();
    return new Detection("http://localhost:" + port, kind, infos, problem, kind != null);
  }
}
