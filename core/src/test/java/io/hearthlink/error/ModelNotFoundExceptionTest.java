package io.hearthlink.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ModelNotFoundExceptionTest {

  private static final ErrorContext CONTEXT = ErrorContext.of("ollama", "nope", "http://x");

  @Test
  void namesTheNearestModelsThatAreInstalled() {
    Throwable cause = new IllegalStateException();
    ModelNotFoundException plain = new ModelNotFoundException("No model nope.", CONTEXT, cause);

    ModelNotFoundException named = plain.withNearest(List.of("none:1b", "note:2b"));

    assertThat(plain).hasMessage("No model nope.");
    assertThat(plain.nearest()).isEmpty();
    assertThat(named).hasMessage("No model nope. Installed: none:1b, note:2b.").hasCause(cause);
    assertThat(named.nearest()).containsExactly("none:1b", "note:2b");
    assertThat(named.context()).isEqualTo(CONTEXT);
    assertThat(named.getStackTrace()).isEqualTo(plain.getStackTrace());
  }

  @Test
  void replacesTheNamesOfAnEarlierSearch() {
    ModelNotFoundException plain = new ModelNotFoundException("No model nope.", CONTEXT);

    assertThat(plain.withNearest(List.of("a")).withNearest(List.of("b")))
        .hasMessage("No model nope. Installed: b.");
    assertThat(plain.withNearest(List.of("a")).withNearest(List.of())).hasMessage("No model nope.");
  }
}
