package io.hearthlink.personas;

import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;

/** The AI Service that runs one turn of any persona; LangChain4j implements it. */
interface TurnService {

  /** Answers {@code text}, which is sent as it is: a value of a template is no template. */
  @UserMessage("{{it}}")
  TokenStream answer(String text);
}
