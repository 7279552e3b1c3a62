package io.hearthlink.personas;

import io.hearthlink.LlmClient;
import io.hearthlink.config.MemoryConfig;
import java.lang.reflect.Proxy;

/**
 * Makes personas of interfaces that are declared as LangChain4j's AI Services:
 *
 * <ul>
 *   <li>{@code @SystemMessage} on the interface or the method says who the persona is;
 *   <li>{@code @UserMessage} on the method is a template whose <code>{{name}}</code> stands for the
 *       parameter {@code @V("name")}; on a parameter, or with a single parameter, that text is the
 *       message itself and never a template;
 *   <li>{@code @MemoryId} says whose conversation it is; without one all callers share one;
 *   <li>the method returns {@code String}, {@code TokenStream} or {@link PersonaStream}, or {@code
 *       Flow.Publisher<String>} that begins a turn for each subscriber; or a record, an enum, a
 *       number, a list or anything else that an {@link io.hearthlink.structured.AnswerType} can be,
 *       which is asked for in the way of {@link io.hearthlink.structured.Extractor}; or {@code
 *       Result}, {@code CompletableFuture} or {@code CompletionStage} of String or such a type;
 *   <li>default methods run as they are.
 * </ul>
 *
 * <p>What a value of a template contains is never read as a template. A turn is remembered once it
 * is answered, as a whole, and forgotten as a whole when it leaves the window of {@code
 * memory.turns} (default 10); reasoning of the model is not remembered, an empty answer neither.
 * Tools come with the client: {@code client.withLayer(toolbox)}; of a turn with tools the question
 * and the last answer are remembered. Of a turn with a type, what the user said and the JSON that
 * fitted are remembered, and not what was tried before. Turns of one user wait for each other.
 * Memory lives as long as the persona does and holds the 1,000 users who spoke last.
 */
public final class Personas {

  /** How many users a persona remembers. */
  static final int USERS = 1_000;

  private Personas() {}

  /**
   * Creates a persona, which is thread-safe. Asks no server.
   *
   * @param type the interface
   * @param client answers
   * @throws io.hearthlink.error.ConfigurationException if the interface is wrong; the message says
   *     what to do
   */
  public static <T> T create(Class<T> type, LlmClient client) {
    PersonaSpec spec = PersonaReader.read(type);
    MemoryConfig memory = client.config().memory();
    PersonaHandler handler =
        new PersonaHandler(spec, client::engine, new Conversations(USERS, memory.turns()));
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
