package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.personas.Alden;
import io.hearthlink.personas.Personas;

/** Talks with Alden, who remembers what each user said. */
public final class AldenPersona {

  private AldenPersona() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      Alden alden = Personas.create(Alden.class, hearth.client());

      System.out.println("Alden: " + alden.chat("priya", "My name is Priya."));
      System.out.println("To Priya: " + alden.chat("priya", "What is my name?"));
      System.out.println("To somebody else: " + alden.chat("guest", "What is my name?"));
    }
  }
}
