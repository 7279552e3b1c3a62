package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A conversation with a model that is no persona; it remembers the last turns. */
final class PlainTalk implements Talk {

  private final LlmClient client;
  private final Deque<List<ChatMessage>> turns = new ArrayDeque<>();

  PlainTalk(LlmClient client) {
    this.client = client;
  }

  @Override
  public ObjectNode say(Answering answering, String text) {
    UserMessage question = UserMessage.from(text);
    List<ChatMessage> messages = new ArrayList<>();
    turns.forEach(messages::addAll);
    messages.add(question);
    Answer answer = answering.ask(client, messages);
    turns.addLast(List.of(question, answer.response().aiMessage()));
    if (turns.size() > client.config().memory().turns()) {
      turns.removeFirst();
    }
    return Json.answer(answer);
  }
}
