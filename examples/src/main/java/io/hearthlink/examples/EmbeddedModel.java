package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.engine.Answer;

/** Runs a model file inside the program, without a server. */
public final class EmbeddedModel {

  private EmbeddedModel() {}

  /**
   * Runs the example.
   *
   * @param args the path of a GGUF file; default the demo model {@code ember} in the jar
   */
  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "ember";
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model(model).build()) {
      for (ModelInfo info : hearth.client().catalog().list()) {
        System.out.println("Model: " + info.name() + ", " + info.quantization());
      }

      Answer answer = hearth.client().generate("What is machine learning?");
      System.out.println(answer.text());
      System.out.println("Tokens: " + answer.report().usage().outputTokenCount());
      System.out.println("Took: " + answer.report().total());
    }
  }
}
