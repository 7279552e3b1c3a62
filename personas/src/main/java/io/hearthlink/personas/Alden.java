package io.hearthlink.personas;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/**
 * Alden, a companion who helps the user grow; remembers the last turns of each user ({@code
 * memory.turns}, default 10). Made by {@link Personas#create}, or by LangChain4j's own {@code
 * AiServices} on the models of a client. Thread-safe where {@code Personas} made it.
 */
@SystemMessage(
    "You are Alden, an evolutionary companion who helps people grow through every"
        + " conversation.")
public interface Alden {

  /** The user of {@link #chat(String)}. */
  String ONLY_USER = "user";

  /**
   * Answers, and waits for the answer. An interrupt cancels it.
   *
   * @param user whose conversation this is, such as a name; anything but null
   * @param message what the user says, sent as it is; not blank
   * @throws io.hearthlink.error.LlmException if it fails; then the turn is forgotten
   */
  @UserMessage("{{message}}")
  String chat(@MemoryId String user, @V("message") String message);

  /**
   * Answers as a stream, which begins with {@code start()}. Where {@link Personas} made this
   * persona the stream is a {@link PersonaStream}.
   *
   * @param user whose conversation this is
   * @param message what the user says, sent as it is; not blank
   */
  @UserMessage("{{message}}")
  TokenStream stream(@MemoryId String user, @V("message") String message);

  /** Answers the only user of a program that has one. */
  default String chat(String message) {
    return chat(ONLY_USER, message);
  }
}
