package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearthlink.error.StructuredOutputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken answers with the values that they mean, or the word {@code refuse}; {@code broken.py} in
 * the folder {@code corpus} wrote them without any knowledge of the repair.
 */
class RepairCorpusTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<Case> CASES = cases();

  record Case(String kind, String schema, String text, JsonNode expected) {

    boolean refuse() {
      return expected.asText().equals("refuse");
    }

    /** What the repair makes of it; null where it refuses. */
    @Nullable JsonNode repaired() {
      try {
        return AnswerType.ofSchema(ShortSchema.toJsonSchema(schema)).read(text);
      } catch (StructuredOutputException refused) {
        assertThat(refused.problems()).isNotEmpty();
        return null;
      }
    }

    @Override
    public String toString() {
      return kind;
    }
  }

  static List<Case> cases() {
    try (InputStream in =
        Objects.requireNonNull(RepairCorpusTest.class.getResourceAsStream("broken.jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(RepairCorpusTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      return new Case(
          json.get("kind").asText(),
          json.get("schema").asText(),
          json.get("text").asText(),
          json.get("expected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isNeverSilentlyWrong(Case broken) {
    JsonNode repaired = broken.repaired();
    if (repaired != null) {
      // numbers are equal where their values are: 34.0 is 34
      assertThat(broken.refuse()).as("refused: %s", broken.text()).isFalse();
      assertThat(repaired.equals(RepairCorpusTest::compare, broken.expected()))
          .as("%s%nbecame %s", broken.text(), repaired)
          .isTrue();
    }
  }

  @Test
  void repairsNineOfTenWithoutAnotherCall() {
    List<Case> left = CASES.stream().filter(broken -> broken.repaired() == null).toList();
    assertThat(CASES).hasSizeGreaterThanOrEqualTo(300);
    assertThat(left).as("%s", left).hasSizeLessThanOrEqualTo(CASES.size() / 10);
  }

  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
