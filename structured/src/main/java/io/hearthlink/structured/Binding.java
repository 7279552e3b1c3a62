package io.hearthlink.structured;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How JSON becomes values: nothing is filled in, dropped or rounded. */
final class Binding {

  /** Thread-safe. */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().setDeserializerModifier(new FiniteNumbers()))
          .annotationIntrospector(new Introspector())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          // 34.0 is an integer to JSON Schema, and the schema refuses 34.5
          .withCoercionConfig(
              LogicalType.Integer,
              config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert))
          .build();

  private Binding() {}

  /** Jackson's annotations, and the discriminator of sealed interfaces that have none. */
  private static final class Introspector extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
        MapperConfig<?> config, Annotated annotated) {
      JsonTypeInfo.Value given = super.findPolymorphicTypeInfo(config, annotated);
      boolean named =
          given == null
              && annotated instanceof AnnotatedClass
              && SealedTypes.named(annotated.getRawType());
      return named
          ? JsonTypeInfo.Value.construct(
              JsonTypeInfo.Id.NAME,
              JsonTypeInfo.As.PROPERTY,
              SealedTypes.DISCRIMINATOR,
              null,
              false,
              true,
              null)
          : given;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
      Class<?> type = annotated.getRawType();
      return annotated instanceof AnnotatedClass && SealedTypes.named(type) && type.isSealed()
          ? SealedTypes.records(type).stream()
              .map(record -> new NamedType(record, SealedTypes.name(record)))
              .toList()
          : super.findSubtypes(annotated);
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass annotated) {
      Class<?> type = annotated.getRawType();
      return type.isRecord() && SealedTypes.named(type)
          ? SealedTypes.name(type)
          : super.findTypeName(annotated);
    }
  }
}
