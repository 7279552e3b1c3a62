package io.hearthlink.personas;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The memory that one turn works on: what was said before, and what this turn adds, which nobody
 * else sees before it is done. Thread-safe.
 */
final class TurnMemory implements ChatMemory {

  private final List<ChatMessage> before;
  private final List<ChatMessage> system = new ArrayList<>(1);
  private final List<ChatMessage> said = new ArrayList<>();

  TurnMemory(List<ChatMessage> before) {
    this.before = before;
  }

  @Override
  public Object id() {
    return "turn";
  }

  @Override
  public synchronized void add(ChatMessage message) {
    (message instanceof SystemMessage ? system : said).add(message);
  }

  @Override
  public synchronized List<ChatMessage> messages() {
    return Stream.of(system, before, said).flatMap(List::stream).toList();
  }

  @Override
  public synchronized void clear() {
    said.clear();
  }

  /**
   * What this turn adds to the conversation: without reasoning, and nothing if it has no answer.
   */
  synchronized List<ChatMessage> said() {
    ChatMessage last = said.get(said.size() - 1);
    boolean answered = last instanceof AiMessage ai && ai.text() != null && !ai.text().isBlank();
    return answered ? said.stream().map(TurnMemory::withoutReasoning).toList() : List.of();
  }

  private static ChatMessage withoutReasoning(ChatMessage message) {
    return message instanceof AiMessage ai ? ai.toBuilder().thinking(null).build() : message;
  }
}
