package io.hearthlink.examples;

import io.hearthlink.ConnectionTest;
import io.hearthlink.Hearthlink;
import io.hearthlink.catalog.ModelInfo;

/** Finds out what kind of server there is and lists its models, without asking one of them. */
public final class ModelsOfAServer {

  private ModelsOfAServer() {}

  /**
   * Runs the example.
   *
   * @param args the address of a server of any known kind; default {@code http://localhost:11434}
   */
  public static void main(String[] args) {
    String endpoint = args.length > 0 ? args[0] : "http://localhost:11434";
    try (Hearthlink hearth = Hearthlink.builder().endpoint(endpoint).model("llama3.2").build()) {
      ConnectionTest test = hearth.client().testConnection();

      System.out.println("Server: " + test.backend() + " at " + test.endpoint());
      System.out.println("Answered after: " + test.time());
      System.out.println("Has " + test.model() + ": " + test.modelInstalled());
      for (ModelInfo model : test.models()) {
        System.out.println("Model: " + model.name() + ", " + model.sizeBytes() + " bytes");
      }
    }
  }
}
