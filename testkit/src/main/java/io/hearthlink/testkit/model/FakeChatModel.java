package io.hearthlink.testkit.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model without a model, for tests. It is LangChain4j's streaming model; {@link #chatModel()} is
 * the blocking one, with the same answers. Both remember every request. Thread-safe as far as what
 * the test gives it is.
 *
 * <p>A stream is told on the thread that asks, before {@code chat} returns: reasoning and text word
 * by word, each tool call in two parts and then whole, then the end. After {@code
 * StreamingHandle.cancel()} nothing more is told, not even an end. What a handler throws goes to
 * its {@code onError}, and the stream goes on.
 */
public abstract sealed class FakeChatModel implements StreamingChatModel
    permits ScriptedModel, FunctionModel, SchemaModel {

  private final Set<Capability> capabilities;
  private final List<ChatRequest> requests = new ArrayList<>();

  FakeChatModel(Set<Capability> capabilities) {
    this.capabilities = Set.copyOf(capabilities);
  }

  /** The text of the last user message of a request; empty where there is none. */
  public static String userText(ChatRequest request) {
    return UserMessage.findLast(request.messages()).stream()
        .flatMap(message -> message.contents().stream())
        .map(FakeChatModel::text)
        .collect(Collectors.joining());
  }

  /** The same model, blocking: what it is asked counts among {@link #requests()}, too. */
  public final ChatModel chatModel() {
    return new BlockingForm(this);
  }

  /** What was asked so far, in the order in which it came. */
  public final List<ChatRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The last request; an {@link AssertionError} where there is none. */
  public final ChatRequest lastRequest() {
    List<ChatRequest> all = requests();
    if (all.isEmpty()) {
      throw new AssertionError("The " + getClass().getSimpleName() + " was never asked.");
    }
    return all.get(all.size() - 1);
  }

  @Override
  public final Set<Capability> supportedCapabilities() {
    return capabilities;
  }

  @Override
  public final void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    Given given = answer(request);
    new ReplyStream(handler).tell(given.reply(), given.response());
  }

  /** The name of the class, and how often it was asked. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + " asked " + requests().size() + " times";
  }

  /**
   * What one request gets.
   *
   * @param reply what is to be told
   * @param response the same as LangChain4j has it
   */
  record Given(ModelReply reply, ChatResponse response) {}

  /** Notes the request and answers it: the one source of both forms. */
  final Given answer(ChatRequest request) {
    int number;
    synchronized (requests) {
      requests.add(request);
      number = requests.size();
    }
    ModelReply reply;
    try {
      reply = reply(request, number);
    } catch (RuntimeException e) {
      reply = ModelReply.failure(e);
    }
    return new Given(reply, reply.response(request, "reply-" + number, getClass().getSimpleName()));
  }

  /** The answer to a request, the first of which has number 1. */
  abstract ModelReply reply(ChatRequest request, int number);

  private static String text(Content content) {
    return content instanceof TextContent text ? text.text() : "";
  }

  /** How a message of a failing test names a request. */
  static String described(ChatRequest request) {
    List<ChatMessage> messages = request.messages();
    String asked = userText(request);
    String shown = asked.length() <= 300 ? asked : asked.substring(0, 300) + "…";
    return "The last user message is \""
        + shown
        + "\", the last of "
        + messages.size()
        + " messages is of type "
        + messages.get(messages.size() - 1).type()
        + ", and "
        + request.parameters().toolSpecifications().size()
        + " tools are declared.";
  }
}
