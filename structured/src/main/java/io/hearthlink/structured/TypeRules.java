package io.hearthlink.structured;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthlink.error.ConfigurationException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses types that no answer can have, with the way to the type at fault. Not thread-safe. */
final class TypeRules {

  private static final Set<Class<?>> GENERIC = Set.of(List.class, Set.class, Collection.class);

  private final Type root;
  private final Set<String> seen = new HashSet<>();

  private TypeRules(Type root) {
    this.root = root;
  }

  /**
   * Checks {@code type} and all that it consists of.
   *
   * @throws ConfigurationException if a part of it cannot be answered
   */
  static void check(Type type) {
    new TypeRules(type).check(type, Map.of(), "");
  }

  private void check(Type type, Map<TypeVariable<?>, Type> bound, String path) {
    if (type instanceof Class<?> plain) {
      checkClass(plain, Map.of(), path);
    } else if (type instanceof ParameterizedType generic) {
      checkGeneric(generic, bound, path);
    } else if (type instanceof GenericArrayType array) {
      check(array.getGenericComponentType(), bound, path + "[]");
    } else if (type instanceof TypeVariable<?> variable && bound.containsKey(variable)) {
      check(bound.get(variable), bound, path);
    } else {
      throw refusal(path, "has an open type " + type.getTypeName() + ": name the type");
    }
  }

  private void checkGeneric(
      ParameterizedType generic, Map<TypeVariable<?>, Type> bound, String path) {
    Class<?> raw = (Class<?>) generic.getRawType();
    List<Type> arguments =
        Arrays.stream(generic.getActualTypeArguments())
            .<Type>map(argument -> argument instanceof TypeVariable<?> v ? bound.get(v) : argument)
            .toList();
    if (GENERIC.contains(raw)) {
      check(arguments.get(0), bound, path + "[]");
    } else if (raw == Map.class) {
      if (arguments.get(0) != String.class) {
        throw refusal(path, "is a Map whose keys are no String");
      }
      check(arguments.get(1), bound, path + "{}");
    } else {
      Map<TypeVariable<?>, Type> own = new HashMap<>();
      for (int i = 0; i < arguments.size(); i++) {
        own.put(raw.getTypeParameters()[i], arguments.get(i));
      }
      checkClass(raw, own, path);
    }
  }

  private void checkClass(Class<?> type, Map<TypeVariable<?>, Type> bound, String path) {
    if (Scalars.has(type) || type.isEnum() || !seen.add(type.getName() + bound)) {
      return;
    }
    if (type.isArray()) {
      check(type.getComponentType(), bound, path + "[]");
    } else if (type.getTypeParameters().length > bound.size()) {
      throw refusal(
          path, "is a raw " + type.getSimpleName() + ": name what is in it, with a TypeToken");
    } else if (type.isRecord()) {
      checkRecord(type, bound, path);
    } else if (type.isSealed()) {
      if (type.isAnnotationPresent(JsonTypeInfo.class)
          && !type.isAnnotationPresent(JsonSubTypes.class)) {
        throw refusal(path, "has @JsonTypeInfo without @JsonSubTypes: add these, or remove it");
      }
      for (Class<?> choice : type.getPermittedSubclasses()) {
        if (!choice.isRecord() && !choice.isSealed()) {
          throw refusal(path, "permits " + choice.getSimpleName() + ", which is no record");
        }
        checkClass(choice, bound, path);
      }
    } else {
      throw refusal(
          path,
          "is "
              + type.getName()
              + ": an answer consists of records, sealed interfaces of records, enums, List, Set,"
              + " Map, String, numbers, boolean, UUID, URI and java.time; Optional may be what a"
              + " record holds");
    }
  }

  private void checkRecord(Class<?> type, Map<TypeVariable<?>, Type> bound, String path) {
    if (type.getRecordComponents().length == 0 && path.isEmpty()) {
      throw refusal(path, "is a record without components");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      Type inner = component.getGenericType();
      if (inner instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
        inner = generic.getActualTypeArguments()[0];
      }
      check(inner, bound, path + "/" + component.getName());
    }
  }

  private ConfigurationException refusal(String path, String problem) {
    String name = root instanceof Class<?> type ? type.getSimpleName() : root.getTypeName();
    return new ConfigurationException(
        "No answer can be a " + name + ": " + (path.isEmpty() ? "it" : path) + " " + problem + ".",
        null,
        root.getTypeName(),
        0,
        0,
        List.of(),
        null);
  }
}
