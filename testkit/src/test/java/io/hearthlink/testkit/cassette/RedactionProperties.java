package io.hearthlink.testkit.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A secret is found wherever it lies, and wherever the network cuts it. */
class RedactionProperties {

  private static final String SECRET = "hl-canary-\"6b\\1f";

  @Property
  void the_secret_is_nowhere_in_an_exchange(
      @ForAll("texts") String question,
      @ForAll("texts") String answer,
      @ForAll("cuts") List<Integer> cuts) {
    Redaction redaction = new Redaction(List.of());
    Map<String, List<String>> headers = Map.of("Authorization", List.of("Bearer " + SECRET));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("content", question);
    redaction.learn(headers, "/");
    TapedExchange taped =
        new TapedExchange("POST", "/", headers, body.toString(), System::nanoTime);
    taped.head(200, Map.of());
    String reply = JsonNodeFactory.instance.objectNode().put("text", answer).toString();
    int from = 0;
    for (int cut : cuts) {
      int to = Math.min(reply.length(), from + cut);
      taped.chunk(reply.substring(from, to));
      from = to;
    }
    taped.chunk(reply.substring(from));

    ObjectNode json = taped.json(redaction);

    assertThat(json.toString()).doesNotContain("canary", "1f");
    StringBuilder sent = new StringBuilder();
    json.path("response").path("chunks").forEach(chunk -> sent.append(chunk.path(1).asText()));
    assertThat(TapeFile.json(sent.toString()))
        .isEqualTo(
            JsonNodeFactory.instance.objectNode().put("text", answer.replace(SECRET, "***")));
  }

  @Provide
  Arbitrary<String> texts() {
    return Combinators.combine(
            Arbitraries.strings().alpha().withChars(" é\"").ofMaxLength(12),
            Arbitraries.of("", SECRET, SECRET + SECRET),
            Arbitraries.strings().alpha().withChars(" é\"").ofMaxLength(12))
        .as((before, secret, after) -> before + secret + after);
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(1, 9).list().ofMaxSize(8);
  }
}
