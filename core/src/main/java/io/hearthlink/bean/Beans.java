package io.hearthlink.bean;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.hearthlink.engine.CallParameters;
import io.hearthlink.engine.ChatEngine;
import java.util.List;

/**
 * Engines as LangChain4j's models. The models are thread-safe, own nothing, and keep the manners
 * that LangChain4j's code expects:
 *
 * <ul>
 *   <li>a feature that the model lacks is LangChain4j's own {@code UnsupportedFeatureException},
 *       with ours as its cause; every other failure is an {@link io.hearthlink.error.LlmException};
 *   <li>an answer that was cut at the limit of tokens while it called tools is a {@link
 *       io.hearthlink.error.TruncatedException}: LangChain4j would execute the calls;
 *   <li>listeners hear each call once, however often it is sent.
 * </ul>
 */
public final class Beans {

  private Beans() {}

  /**
   * Returns {@code engine} as a blocking model. An interrupt of the waiting thread cancels the call
   * and is a {@link io.hearthlink.error.CancelledException}; the interrupt flag stays set.
   *
   * @param engine answers the requests
   * @param defaults hold where a request does not say otherwise, before those of the engine
   * @param listeners hear requests, answers and failures
   */
  public static ChatModel chatModel(
      ChatEngine engine, ChatRequestParameters defaults, List<ChatModelListener> listeners) {
    return new EngineChatModel(engine, merged(engine, defaults), List.copyOf(listeners));
  }

  /**
   * Returns {@code engine} as a streaming model. Handlers are called on the thread of the call, one
   * event after the other. What a handler throws goes to its {@code onError}, and the stream goes
   * on; after {@code StreamingHandle.cancel()} it hears nothing more, not even an ending. Complete
   * tool calls are told when the whole answer is there, since one that is cut off later must not be
   * executed.
   *
   * @param engine answers the requests
   * @param defaults hold where a request does not say otherwise, before those of the engine
   * @param listeners hear requests, answers and failures
   */
  public static StreamingChatModel streamingChatModel(
      ChatEngine engine, ChatRequestParameters defaults, List<ChatModelListener> listeners) {
    return new EngineStreamingChatModel(engine, merged(engine, defaults), List.copyOf(listeners));
  }

  private static ChatRequestParameters merged(ChatEngine engine, ChatRequestParameters defaults) {
    // only this class keeps seed and deadline when LangChain4j merges a request into it
    return CallParameters.of(engine.info().defaults(), null, null).overrideWith(defaults);
  }
}
