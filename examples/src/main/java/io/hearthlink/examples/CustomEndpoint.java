package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.config.CustomFormat;
import io.hearthlink.config.CustomFormat.Framing;
import io.hearthlink.config.WireFormat;

/** Asks a server with a format of its own, which is described instead of programmed. */
public final class CustomEndpoint {

  /** Fields whose value is not set are left out. */
  private static final String REQUEST =
      """
      {"model": "${model}", "question": "${prompt}", "limits": {"tokens": "${max_tokens}"}}
      """;

  private CustomEndpoint() {}

  /**
   * Runs the example.
   *
   * @param args the address of the server; default {@code http://localhost:8000}
   */
  public static void main(String[] args) {
    String endpoint = args.length > 0 ? args[0] : "http://localhost:8000";
    CustomFormat format =
        new CustomFormat(REQUEST, "/ask", "/reply/text", null, Framing.NONE, null, null);
    try (Hearthlink hearth =
        Hearthlink.builder()
            .backend("custom")
            .endpoint(endpoint)
            .model("house-model")
            .llm(llm -> llm.requestFormat(WireFormat.CUSTOM).custom(format))
            .llm(llm -> llm.responseFormat(WireFormat.CUSTOM).header("X-Team", "hearth"))
            .llm(llm -> llm.maxTokens(100))
            .build()) {
      System.out.println(hearth.client().generate("What is machine learning?").text());
    }
  }
}
