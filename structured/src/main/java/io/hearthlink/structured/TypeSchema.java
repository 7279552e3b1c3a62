package io.hearthlink.structured;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
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
      ObjectNode schema = GENERATOR.generateSchema(type);
      Discriminators.place(schema);
      return Definitions.inlined(schema, name);
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
        .withTypeAttributeOverride((node, scope, context) -> Discriminators.mark(node, scope));
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
    ArrayNode constants = JsonText.NODES.arrayNode();
    for (Object constant : type.getEnumConstants()) {
      constants.add(Binding.MAPPER.<JsonNode>valueToTree(constant));
    }
    ObjectNode schema = JsonText.NODES.objectNode();
    boolean numbers = constants.path(0).isIntegralNumber();
    schema.put("type", numbers ? "integer" : "string").set("enum", constants);
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
}
