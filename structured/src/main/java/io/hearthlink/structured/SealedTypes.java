package io.hearthlink.structured;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;

/** Sealed interfaces, whose records tell themselves apart by a property. */
final class SealedTypes {

  /** The property that names the record, where {@code @JsonTypeInfo} says nothing else. */
  static final String DISCRIMINATOR = "type";

  private SealedTypes() {}

  /** Whether {@code type} is a sealed interface, or a record of one, that Hearthlink names. */
  static boolean named(Class<?> type) {
    if (type.isAnnotationPresent(JsonTypeInfo.class)) {
      return false;
    }
    if (type.isInterface() && type.isSealed()) {
      return true;
    }
    for (Class<?> parent : type.getInterfaces()) {
      if (type.isRecord() && named(parent)) {
        return true;
      }
    }
    return false;
  }

  /** The records that a sealed interface permits, through other sealed interfaces too. */
  static List<Class<?>> records(Class<?> sealed) {
    List<Class<?>> records = new ArrayList<>();
    for (Class<?> choice : sealed.getPermittedSubclasses()) {
      if (choice.isSealed()) {
        records.addAll(records(choice));
      } else {
        records.add(choice);
      }
    }
    return records;
  }

  /** What the discriminator of a record says: its simple name, or {@code @JsonTypeName}. */
  static String name(Class<?> type) {
    JsonTypeName name = type.getAnnotation(JsonTypeName.class);
    return name == null ? type.getSimpleName() : name.value();
  }
}
