package io.hearthlink.structured;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import dev.langchain4j.model.output.structured.Description;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of a Java type: everything is required unless it is {@code Optional} or {@code
 * Nullable}, and nothing else is allowed. Thread-safe.
 */
final class TypeSchema {

  private static final SchemaGenerator GENERATOR = generator();

  private TypeSchema() {}

  /** Returns the schema of {@code type}, which {@link TypeRules} let pass. */
  static ObjectNode of(Type type) {
    String name = type instanceof Class<?> plain ? plain.getSimpleName() : "Root";
    synchronized (GENERATOR) {
      return Definitions.inlined(GENERATOR.generateSchema(type), name);
    }
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                Binding.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.PLAIN_DEFINITION_KEYS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.FLATTENED_OPTIONALS,
                Option.INLINE_NULLABLE_SCHEMAS)
            .without(Option.SCHEMA_VERSION_INDICATOR)
            .with(new JacksonModule());
    Constraints.addTo(config);
    config
        .forTypesInGeneral()
        .withPropertySorter(Comparator.comparingInt(TypeSchema::position))
        .withDescriptionResolver(scope -> description(scope.getType().getErasedType()))
        .withSubtypeResolver(TypeSchema::choices)
        .withCustomDefinitionProvider((type, context) -> scalar(type))
        .withCustomDefinitionProvider(new Named());
    config
        .forFields()
        .withDescriptionResolver(field -> description(field.getRawMember()))
        .withInstanceAttributeOverride((node, field, context) -> Constraints.adapt(node, field))
        .withNullableCheck(TypeSchema::optional)
        .withRequiredCheck(field -> !optional(field));
    return new SchemaGenerator(config.build());
  }

  /** Reflection promises an order for components of records, and none for fields. */
  private static int position(MemberScope<?, ?> member) {
    List<String> names =
        Stream.of(member.getDeclaringType().getErasedType().getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    return names.indexOf(member.getDeclaredName());
  }

  private static @Nullable String description(AnnotatedElement element) {
    Description description = element.getAnnotation(Description.class);
    return description == null ? null : String.join(" ", description.value());
  }

  private static boolean optional(FieldScope scope) {
    Field field = scope.getRawMember();
    return !scope.isFakeContainerItemScope()
        && (field.getType() == Optional.class
            || Stream.of(field.getAnnotations(), field.getAnnotatedType().getAnnotations())
                .flatMap(Arrays::stream)
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable")));
  }

  private static @Nullable CustomDefinition scalar(ResolvedType type) {
    Class<?> raw = type.getErasedType();
    ObjectNode schema = raw.isEnum() ? choice(raw) : Scalars.schema(raw);
    return schema == null
        ? null
        : new CustomDefinition(
            schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
  }

  /** The constants as Jackson writes them, whatever annotations they have. */
  private static ObjectNode choice(Class<?> type) {
    ObjectNode schema = JsonText.NODES.objectNode().put("type", "string");
    ArrayNode names = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      names.add(Binding.MAPPER.<JsonNode>valueToTree(constant).asText());
    }
    return schema;
  }

  private static @Nullable List<ResolvedType> choices(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    return raw.isSealed() && SealedTypes.named(raw)
        ? SealedTypes.records(raw).stream()
            .map(record -> context.getTypeContext().resolveSubtype(type, record))
            .toList()
        : null;
  }

  /** Puts the discriminator first into the records of sealed interfaces. */
  private static final class Named implements CustomDefinitionProviderV2 {

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
        ResolvedType type, SchemaGenerationContext context) {
      Class<?> raw = type.getErasedType();
      if (!raw.isRecord() || !SealedTypes.named(raw)) {
        return null;
      }
      ObjectNode schema = context.createStandardDefinition(type, this);
      ObjectNode properties = JsonText.NODES.objectNode();
      properties.putObject(SealedTypes.DISCRIMINATOR).put("const", SealedTypes.name(raw));
      if (schema.get("properties") instanceof ObjectNode own) {
        properties.setAll(own);
      }
      ArrayNode required = JsonText.NODES.arrayNode().add(SealedTypes.DISCRIMINATOR);
      if (schema.get("required") instanceof ArrayNode own) {
        required.addAll(own);
      }
      schema.set("properties", properties);
      schema.set("required", required);
      return new CustomDefinition(schema);
    }
  }
}
