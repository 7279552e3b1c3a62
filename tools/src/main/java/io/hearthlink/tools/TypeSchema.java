package io.hearthlink.tools;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in JSON Schema what Jackson reads as a Java type, so that schema and reader cannot disagree.
 * For plain types it is the same as LangChain4j's own; that one describes Java's times by their
 * private fields, and leaves out names that Jackson knows. Belongs to one thread.
 */
final class TypeSchema {

  private static final Set<Class<?>> INTEGERS =
      Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(Float.class, Double.class, BigDecimal.class, Number.class);

  private final String function;
  private final Deque<Class<?>> open = new ArrayDeque<>();

  /**
   * Creates it.
   *
   * @param function for messages
   */
  TypeSchema(String function) {
    this.function = function;
  }

  /**
   * Describes a type.
   *
   * @throws io.hearthlink.error.ConfigurationException if no JSON can be said for it
   */
  JsonSchemaElement of(JavaType type, @Nullable String description) {
    Class<?> raw = boxed(type.getRawClass());
    if (type.isReferenceType()) {
      return of(type.getReferencedType(), description);
    }
    if (raw == Boolean.class) {
      return JsonBooleanSchema.builder().description(description).build();
    }
    if (INTEGERS.contains(raw)) {
      return JsonIntegerSchema.builder().description(description).build();
    }
    if (NUMBERS.contains(raw)) {
      return JsonNumberSchema.builder().description(description).build();
    }
    if (type.isEnumType()) {
      return JsonEnumSchema.builder().enumValues(constants(raw)).description(description).build();
    }
    if (TextForms.is(raw)) {
      return JsonStringSchema.builder().description(TextForms.describe(raw, description)).build();
    }
    if (type.isArrayType() || type.isCollectionLikeType()) {
      return JsonArraySchema.builder()
          .items(of(type.getContentType(), null))
          .description(description)
          .build();
    }
    if (type.isMapLikeType()) {
      return JsonObjectSchema.builder().description(description).build();
    }
    return object(type, description);
  }

  /** Describes a record or a class by its properties. */
  JsonObjectSchema object(JavaType type, @Nullable String description) {
    JsonObjectSchema.Builder schema = JsonObjectSchema.builder().description(description);
    List<String> required = new ArrayList<>();
    for (ToolParameter property : properties(type)) {
      if (property.fallback() != null && !open.isEmpty()) {
        throw refusal(type, "gives a default value to " + property.name() + ": leave it out");
      }
      schema.addProperty(property.name(), property.schema());
      if (property.required()) {
        required.add(property.name());
      }
    }
    return schema.required(required).build();
  }

  /** The properties of a record or a class. */
  List<ToolParameter> properties(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw.isPrimitive() || raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
      throw refusal(type, "has no properties of its own: take a record");
    }
    if (open.contains(raw)) {
      throw refusal(type, "contains itself, which servers do not understand");
    }
    open.push(raw);
    List<ToolParameter> properties = new ArrayList<>();
    for (BeanPropertyDefinition property :
        Json.MAPPER.getDeserializationConfig().introspect(type).findProperties()) {
      if (property.couldDeserialize()) {
        Annotated said = annotated(raw, property);
        properties.add(ToolParameter.of(this, property.getName(), property.getPrimaryType(), said));
      }
    }
    open.pop();
    if (properties.isEmpty() && !raw.isRecord()) {
      throw refusal(type, "has no properties: take a record");
    }
    return properties;
  }

  io.hearthlink.error.ConfigurationException refusal(JavaType type, String problem) {
    return Names.refusal(
        function,
        "The function "
            + function
            + " cannot be declared: "
            + type.getRawClass().getSimpleName()
            + " "
            + problem
            + ".");
  }

  private static Annotated annotated(Class<?> owner, BeanPropertyDefinition property) {
    AnnotatedParameter parameter = property.getConstructorParameter();
    if (parameter != null && parameter.getOwner().getAnnotated() instanceof Executable creator) {
      int index = parameter.getIndex();
      AnnotatedType type = creator.getAnnotatedParameterTypes()[index];
      Annotation[] own = creator.getParameters()[index].getAnnotations();
      Annotated said = Annotated.of(type, own);
      return said.description() == null ? said.describedBy(field(owner, property)) : said;
    }
    return Annotated.of(null, field(owner, property));
  }

  private static Annotation[] field(Class<?> owner, BeanPropertyDefinition property) {
    try {
      return owner.getDeclaredField(property.getInternalName()).getAnnotations();
    } catch (NoSuchFieldException e) {
      return new Annotation[0];
    }
  }

  private static List<String> constants(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      names.add(Json.MAPPER.convertValue(constant, String.class));
    }
    return names;
  }

  private static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }
}
