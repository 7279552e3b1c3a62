package io.hearthlink.backend;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.config.WireFormat;
import io.hearthlink.engine.EngineInfo;

/** How one provider module of LangChain4j is spoken to. Thread-safe. */
interface Dialect {

  /** The format on the wire. */
  WireFormat format();

  /** What an engine on this dialect is. */
  EngineInfo info();

  /** The provider's model that streams; made once. */
  StreamingChatModel streaming();

  /** The provider's model that does not stream; made once, when first wanted. */
  ChatModel blocking();

  /**
   * Says the request in the provider's words.
   *
   * @throws io.hearthlink.error.LlmException if it cannot be said
   */
  Prepared prepare(ChatRequest request);

  /**
   * A request in the provider's words.
   *
   * @param request goes to the provider module
   * @param patch goes into the body afterwards
   */
  record Prepared(ChatRequest request, BodyPatch patch) {}
}
