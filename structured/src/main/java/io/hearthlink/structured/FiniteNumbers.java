package io.hearthlink.structured;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses numbers that a float or a double cannot hold, which Java would make infinite. */
final class FiniteNumbers extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  private static final Set<Class<?>> TYPES =
      Set.of(double.class, Double.class, float.class, Float.class);

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription type, JsonDeserializer<?> found) {
    return TYPES.contains(type.getBeanClass()) ? new Finite(found) : found;
  }

  private static final class Finite extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    Finite(JsonDeserializer<?> found) {
      super(found);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> found) {
      return new Finite(found);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      Object value = super.deserialize(json, context);
      if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
        return context.handleWeirdNumberValue(handledType(), number, "out of reach");
      }
      return value;
    }
  }
}
