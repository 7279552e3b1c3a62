package io.hearthlink.engine;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is. Immutable.
 *
 * @param backend name of the backend, such as {@code ollama}
 * @param model name of the model as its server knows it
 * @param endpoint address of the server; null where there is none
 * @param provider LangChain4j's name of the provider
 * @param capabilities what the engine supports in LangChain4j's words
 * @param defaults parameters that hold where a request does not say otherwise
 */
public record EngineInfo(
    String backend,
    String model,
    @Nullable String endpoint,
    ModelProvider provider,
    Set<Capability> capabilities,
    ChatRequestParameters defaults) {

  /** Copies the capabilities. */
  public EngineInfo {
    capabilities = Set.copyOf(capabilities);
  }
}
