package io.hearthlink.examples;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.hearthlink.Hearthlink;
import io.hearthlink.personas.PersonaStream;
import io.hearthlink.personas.Personas;
import java.util.concurrent.CompletableFuture;

/** Declares a persona as an interface, and talks with it blocking, as a future and as a stream. */
public final class OwnPersona {

  private OwnPersona() {}

  /** A persona of one's own; each student has a conversation of their own. */
  @SystemMessage("You are Nova, a patient teacher. Your traits are: curious, kind.")
  interface Nova {

    /** Answers a message, which is never read as a template. */
    CompletableFuture<String> reply(@MemoryId String student, @UserMessage String message);

    /** Explains a topic, put into a template. */
    @UserMessage("What is {{topic}}?")
    String explain(@MemoryId String student, @V("topic") String topic);

    /** Answers as a stream. */
    PersonaStream stream(@MemoryId String student, @UserMessage String message);
  }

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      Nova nova = Personas.create(Nova.class, hearth.client());

      System.out.println("Nova: " + nova.reply("priya", "My name is Priya.").join());
      System.out.println("Topic: " + nova.explain("ben", "machine learning"));

      CompletableFuture<String> ending = new CompletableFuture<>();
      nova.stream("priya", "What is my name?")
          .onPartialResponse(System.out::print)
          .onCompleteResponse(response -> ending.complete(" (" + response.finishReason() + ")"))
          .onError(ending::completeExceptionally)
          .start();
      System.out.println(ending.join());
    }
  }
}
