package io.hearthlink.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BodyPatchTest {

  @Test
  void addsToTheBodyAndToItsOptions() {
    BodyPatch patch = new BodyPatch();
    assertThat(patch.apply("{\"a\":1}")).isEqualTo("{\"a\":1}");
    patch.root().put("truncate", false);
    assertThat(patch.apply("{\"a\":1}")).isEqualTo("{\"truncate\":false,\"a\":1}");
    assertThat(patch.apply("{ }")).isEqualTo("{\"truncate\":false }");
    patch.options().put("frequency_penalty", 0.5);
    assertThat(patch.apply("{\"options\":{\"seed\":1}}"))
        .isEqualTo("{\"options\":{\"seed\":1,\"frequency_penalty\":0.5},\"truncate\":false}");
    assertThat(patch.apply("{}"))
        .isEqualTo("{\"truncate\":false,\"options\":{\"frequency_penalty\":0.5}}");
  }

  /** A picture in a message may be larger than what Jackson takes from strangers. */
  @Tag("large")
  @Test
  void leavesALargeBodyWhole() {
    BodyPatch patch = new BodyPatch();
    patch.options().put("frequency_penalty", 0.5);
    String image = "x".repeat(21_000_000);
    assertThat(patch.apply("{\"images\":[\"" + image + "\"]}").length())
        .isGreaterThan(image.length());
  }
}
