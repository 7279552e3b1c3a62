package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.InvalidRequestException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has a model answer with values of a type: extracts them from a text, or generates them from a
 * prompt. The model is held to the schema by the server where that can, else by a tool that it has
 * to call, else by the prompt; what works is remembered for each server. What comes back is
 * repaired where nothing must be invented, and checked. What does not fit goes back to the model
 * with the exact problems, within a {@link Budget}; an answer that was cut off never counts.
 *
 * <p>Immutable and thread-safe. Every answer ends with a value or one {@link
 * io.hearthlink.error.LlmException}: a {@link io.hearthlink.error.StructuredOutputException} where
 * no answer fitted.
 *
 * @param <T> the type of the values
 */
public final class Extractor<T> {

  private static final String INSTRUCTIONS = "Extract the data from the text.";

  private final LlmClient client;
  private final AnswerType<T> type;
  private final Plan plan;
  private final String instructions;

  private Extractor(LlmClient client, AnswerType<T> type, Plan plan, String instructions) {
    this.client = client;
    this.type = type;
    this.plan = plan;
    this.instructions = instructions;
  }

  /**
   * Creates an extractor of a class, such as a record.
   *
   * @throws io.hearthlink.error.ConfigurationException if no answer can have this type
   */
  public static <T> Extractor<T> of(LlmClient client, Class<T> type) {
    return of(client, AnswerType.of(type));
  }

  /**
   * Creates an extractor of a generic type.
   *
   * @throws io.hearthlink.error.ConfigurationException if no answer can have this type
   */
  public static <T> Extractor<T> of(LlmClient client, TypeToken<T> type) {
    return of(client, AnswerType.of(type));
  }

  /** Creates an extractor of an answer type. */
  public static <T> Extractor<T> of(LlmClient client, AnswerType<T> type) {
    return new Extractor<>(client, type, new Plan(type, Budget.DEFAULT, false), INSTRUCTIONS);
  }

  /**
   * Creates an extractor of what a JSON Schema describes.
   *
   * @param schemaJson the schema; {@link ShortSchema} has a shorter way to write one
   * @throws io.hearthlink.error.ConfigurationException if it is no schema
   */
  public static Extractor<JsonNode> ofSchema(LlmClient client, String schemaJson) {
    return of(client, AnswerType.ofSchema(schemaJson));
  }

  /**
   * Answers a prompt with JSON that a schema describes, and waits for it.
   *
   * @throws io.hearthlink.error.LlmException if it fails
   */
  public static JsonNode generateStructured(LlmClient client, String prompt, String schemaJson) {
    return ofSchema(client, schemaJson).generate(prompt);
  }

  /**
   * Returns an extractor that says something else than "Extract the data from the text."
   *
   * @param instructions a sentence; empty where the text says itself what to do
   */
  public Extractor<T> withInstructions(String instructions) {
    return new Extractor<>(client, type, plan, instructions.strip());
  }

  /** Returns an extractor with another budget than {@link Budget#DEFAULT}. */
  public Extractor<T> withBudget(Budget budget) {
    return new Extractor<>(client, type, new Plan(type, budget, plan.thinking()), instructions);
  }

  /**
   * Returns an extractor that lets the model reason first. Where it keeps silent while it is held
   * to a schema, it answers in words, which the next request puts into JSON.
   */
  public Extractor<T> withThinking() {
    return new Extractor<>(client, type, new Plan(type, plan.budget(), true), instructions);
  }

  /** Extracts one value from a text, and waits for it. An interrupt cancels it. */
  public T extract(String text) {
    return start(text).await().value();
  }

  /** Extracts all values that a text has, and waits for them. */
  public List<T> list(String text) {
    AnswerType<List<T>> list = type.list();
    Plan all = new Plan(list, plan.budget(), plan.thinking());
    return new Extractor<>(client, list, all, instructions).extract(text);
  }

  /** Answers a prompt, which says itself what to do, and waits for the value. */
  public T generate(String prompt) {
    return withInstructions("").extract(prompt);
  }

  /** Begins to extract, and returns at once; the ending has the tries and a report. */
  public ActiveExtraction<T> start(String text) {
    return start(text, null);
  }

  /**
   * Begins to extract, and passes on what is complete while it comes, on the thread of the call.
   * The last partial is the result. A try that does not fit in the end has shown partials too: the
   * next one begins anew.
   *
   * @param partials hears them one after the other; one that throws ends the call
   */
  public ActiveExtraction<T> stream(String text, Consumer<? super Partial<T>> partials) {
    return start(text, new Partials<>(type, partials));
  }

  private ActiveExtraction<T> start(String text, @Nullable Partials<T> partials) {
    if (text.isBlank()) {
      throw new InvalidRequestException("The text is empty.", ErrorContext.NONE);
    }
    ChatRequest request = ChatRequest.builder().messages(UserMessage.from(text)).build();
    Pursuit pursuit =
        Pursuit.start(
            client.engine(),
            plan,
            new Question(request, instructions),
            ChatListener.NONE,
            partials == null ? Partials.UNHEARD : partials);
    return Endings.extraction(pursuit, partials);
  }

  /** Names type and model. */
  @Override
  public String toString() {
    return "Extractor(" + type + ", " + client + ")";
  }
}
