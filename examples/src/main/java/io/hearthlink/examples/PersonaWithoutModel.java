package io.hearthlink.examples;

import io.hearthlink.Hearthlink;
import io.hearthlink.personas.Alden;
import io.hearthlink.personas.Personas;
import io.hearthlink.testkit.model.FakeChatModel;
import io.hearthlink.testkit.model.ModelReply;
import io.hearthlink.testkit.model.ScriptedModel;

/** Tries a persona on a scripted model, as a unit test does: no server, no time, no chance. */
public final class PersonaWithoutModel {

  private PersonaWithoutModel() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    ScriptedModel model =
        ScriptedModel.builder()
            .answerWhen("(?i)who am i", "You are Anna.")
            .answerInTurn(ModelReply.text("Hello Anna.").withReasoning("She told me her name."))
            .build();
    try (Hearthlink hearth = Hearthlink.builder().build()) {
      Alden alden = Personas.create(Alden.class, hearth.client(model));

      System.out.println("Alden: " + alden.chat("anna", "I am Anna."));
      System.out.println("Alden: " + alden.chat("anna", "Who am I?"));
      System.out.println("Asked: " + FakeChatModel.userText(model.lastRequest()));
      System.out.println("Messages: " + model.lastRequest().messages().size());
    }
  }
}
