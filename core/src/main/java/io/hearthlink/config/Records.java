package io.hearthlink.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Takes records apart and puts them together again. */
final class Records {

  private Records() {}

  static @Nullable Object get(RecordComponent component, Record from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The instance that a record of the configuration names as its defaults. */
  static <R extends Record> R defaults(Class<R> type) {
    try {
      return type.cast(type.getField("DEFAULT").get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a record.
   *
   * @throws BadValue if the record refuses a value
   */
  static <R extends Record> R create(Class<R> type, @Nullable Object[] values) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof BadValue bad) {
        throw bad;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
