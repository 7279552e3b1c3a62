package io.hearthlink.examples;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hearthlink.Hearthlink;
import java.util.List;

/** Sends a whole conversation, in LangChain4j's messages, and prints the next turn. */
public final class ChatWithMessages {

  private ChatWithMessages() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    List<ChatMessage> conversation =
        List.of(
            SystemMessage.from("You are a helpful AI assistant."),
            UserMessage.from("My name is Priya."),
            AiMessage.from("Hello Priya! What can I do for you?"),
            UserMessage.from("What is my name?"));

    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      System.out.println(hearth.client().chat(conversation).text());
    }
  }
}
