package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.StructuredOutputException;
import io.hearthlink.structured.JsonText.BadJsonException;
import io.hearthlink.structured.SchemaCheck.Checked;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * What an answer is to be: a Java type, or anything that a JSON Schema describes. A Java type
 * consists of records, sealed interfaces of records (told apart by the property {@code type}),
 * enums, {@code List}, {@code Set}, {@code Map} with text keys, arrays, {@code String}, numbers,
 * {@code boolean}, {@code UUID}, {@code URI}, {@code JsonNode} and {@code java.time}. Every
 * component of a record is required unless it is {@code Optional} or annotated with some {@code
 * Nullable}. Jackson's {@code @JsonProperty}, LangChain4j's {@code @Description} and, where Jakarta
 * Validation is on the class path, its constraints count.
 *
 * <p>Immutable and thread-safe. Making one costs some milliseconds; the last 256 are kept.
 *
 * @param <T> the type of the value
 */
public final class AnswerType<T> {

  private static final RecentlyUsed<Type, AnswerType<?>> KNOWN = new RecentlyUsed<>(256);

  private final String name;
  private final ObjectNode schema;
  private final Form form;
  private final Binder binder;
  private final AnswerReader reader;
  private final Requests requests;

  private AnswerType(String name, ObjectNode schema, JavaType type) {
    this.name = name;
    this.schema = schema;
    this.form = Form.of(schema);
    this.binder = new Binder(type);
    this.reader = new AnswerReader(form, binder);
    this.requests = new Requests(form);
  }

  /**
   * Returns the answer type of a class.
   *
   * @throws io.hearthlink.error.ConfigurationException if no answer can have this type
   */
  @SuppressWarnings("unchecked") // the type that was asked for
  public static <T> AnswerType<T> of(Class<T> type) {
    return (AnswerType<T>) of((Type) type);
  }

  /**
   * Returns the answer type of a generic type.
   *
   * @throws io.hearthlink.error.ConfigurationException if no answer can have this type
   */
  @SuppressWarnings("unchecked") // the type that was asked for
  public static <T> AnswerType<T> of(TypeToken<T> type) {
    return (AnswerType<T>) of(type.type());
  }

  /**
   * Returns the answer type of any Java type, such as what a method returns.
   *
   * @throws io.hearthlink.error.ConfigurationException if no answer can have this type
   */
  public static AnswerType<?> of(Type type) {
    return KNOWN.get(type, AnswerType::make);
  }

  /**
   * Returns the answer type of a JSON Schema, draft 2020-12 unless it says otherwise.
   *
   * @param json the schema, an object; references lead only within it
   * @throws io.hearthlink.error.ConfigurationException if it is no schema
   */
  public static AnswerType<JsonNode> ofSchema(String json) {
    ObjectNode schema = BroughtSchema.read(json);
    return new AnswerType<>(
        schema.path("title").asText("JSON"), schema, Binding.MAPPER.constructType(JsonNode.class));
  }

  private static AnswerType<?> make(Type type) {
    TypeRules.check(type);
    String name = type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
    return new AnswerType<>(name, TypeSchema.of(type), Binding.MAPPER.constructType(type));
  }

  /** Returns the type of a list of this. */
  public AnswerType<List<T>> list() {
    JavaType list =
        Binding.MAPPER.getTypeFactory().constructCollectionType(List.class, binder.type());
    return new AnswerType<>("List<" + name + ">", Definitions.listOf(schema), list);
  }

  /** The JSON Schema as it is sent: of an object, whose {@code value} it is where it is none. */
  public String schema() {
    return form.sent().toString();
  }

  /**
   * Makes the value of what a model wrote: repaired where nothing must be invented, and checked.
   *
   * @throws StructuredOutputException if it does not fit
   */
  @SuppressWarnings("unchecked") // the binder makes this type
  public T read(String text) {
    Reading reading = reader.read(text);
    if (reading.value() == null) {
      throw new StructuredOutputException(
          "The text is no " + name + ": the problems of this exception say why.",
          text,
          reading.problems(),
          List.of(),
          ErrorContext.NONE,
          null);
    }
    return (T) reading.value();
  }

  /** The value of JSON that may be incomplete; empty where it is. */
  @SuppressWarnings("unchecked") // the binder makes this type
  Optional<T> tryRead(JsonNode json) {
    Checked checked = form.check(json);
    try {
      return checked.problems().isEmpty()
          ? Optional.of((T) binder.bind(checked.value()))
          : Optional.empty();
    } catch (BadJsonException refused) {
      return Optional.empty();
    }
  }

  Requests requests() {
    return requests;
  }

  Form form() {
    return form;
  }

  AnswerReader reader() {
    return reader;
  }

  /** Names the type. */
  @Override
  public String toString() {
    return name;
  }
}
