/**
 * The servers and engines that answer: Ollama, LM Studio, LocalAI, llama-server, custom endpoints,
 * and whatever {@link io.hearthlink.backend.BackendProvider} is found by {@code ServiceLoader}.
 *
 * <p>The only package that knows LangChain4j's provider modules. Depends on: {@code engine}, {@code
 * catalog}, {@code transport}, {@code config}, {@code error}.
 */
@NullMarked
package io.hearthlink.backend;

import org.jspecify.annotations.NullMarked;
