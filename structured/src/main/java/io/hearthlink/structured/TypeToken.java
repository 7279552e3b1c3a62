package io.hearthlink.structured;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Names a generic type: {@code new TypeToken<List<Person>>() {}}. Immutable.
 *
 * @param <T> the type
 */
public abstract class TypeToken<T> {

  private final Type type;

  /** Reads the type argument of the subclass. */
  protected TypeToken() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType named)) {
      throw new IllegalStateException("A TypeToken names its type: new TypeToken<List<X>>() {}");
    }
    type = named.getActualTypeArguments()[0];
  }

  /** The type. */
  public final Type type() {
    return type;
  }

  /** Names the type. */
  @Override
  public final String toString() {
    return type.getTypeName();
  }
}
