package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.ToolCall;
import io.hearthlink.personas.Alden;
import io.hearthlink.personas.PersonaStream;
import io.hearthlink.personas.Personas;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A conversation with a persona, which remembers it itself. */
final class PersonaTalk implements Talk {

  private final LlmClient client;
  private final Function<String, PersonaStream> persona;

  private PersonaTalk(LlmClient client, Function<String, PersonaStream> persona) {
    this.client = client;
    this.persona = persona;
  }

  static PersonaTalk alden(LlmClient client) {
    Alden alden = Personas.create(Alden.class, client);
    return new PersonaTalk(client, text -> (PersonaStream) alden.stream(Alden.ONLY_USER, text));
  }

  @Override
  public ObjectNode say(Answering answering, String text) {
    List<ToolCall> tools = new CopyOnWriteArrayList<>();
    ChatResponse answer =
        answering.show(client, printer -> begin(persona.apply(text), printer, tools));
    ObjectNode json = Json.answer(answer, client.engine().info());
    ArrayNode calls = json.putArray("tool_calls");
    tools.forEach(call -> calls.add(Json.toolCall(call)));
    return json;
  }

  private static Answering.Begun<ChatResponse> begin(
      PersonaStream stream, AnswerPrinter printer, List<ToolCall> tools) {
    CompletableFuture<ChatResponse> ending = new CompletableFuture<>();
    stream.onState(printer::onState);
    stream.onPartialThinking(thinking -> printer.onReasoning(thinking.text()));
    stream.onPartialResponse(printer::onText);
    stream.onToolResult(
        call -> {
          tools.add(call);
          printer.onToolResult(call);
        });
    stream.onCompleteResponse(ending::complete);
    stream.onError(ending::completeExceptionally);
    stream.start();
    return new Answering.Begun<>(ending, stream::cancel);
  }
}
