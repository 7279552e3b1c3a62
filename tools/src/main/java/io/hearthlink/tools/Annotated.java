package io.hearthlink.tools;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.model.output.structured.Description;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What annotations say about a parameter.
 *
 * @param name the name that the model sees; empty where Java's counts
 * @param description what it is; null where nothing says so
 * @param optional whether it may be left out
 * @param fallback its value where it is left out, as text; null where there is none
 */
record Annotated(
    String name, @Nullable String description, boolean optional, @Nullable String fallback) {

  /**
   * Reads annotations.
   *
   * @param type the type as it is annotated; null where that is not known
   * @param annotations of the parameter, or of the field of the same name
   */
  static Annotated of(@Nullable AnnotatedType type, Annotation... annotations) {
    boolean nullable =
        Stream.concat(
                Arrays.stream(annotations),
                type == null ? Stream.empty() : Arrays.stream(type.getAnnotations()))
            .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    String name = "";
    String description = null;
    String fallback = null;
    for (Annotation annotation : annotations) {
      if (annotation instanceof P p) {
        name = p.name();
        description = p.description().isBlank() ? blankAsNull(p.value()) : p.description();
        fallback = P.NO_DEFAULT.equals(p.defaultValue()) ? null : p.defaultValue();
        nullable |= !p.required();
      } else if (annotation instanceof Description d && description == null) {
        description = String.join(" ", d.value());
      }
    }
    return new Annotated(name, description, nullable || fallback != null, fallback);
  }

  /** Returns this with the description that {@code annotations} have, if any. */
  Annotated describedBy(Annotation... annotations) {
    return new Annotated(name, of(null, annotations).description(), optional, fallback);
  }

  private static @Nullable String blankAsNull(String text) {
    return text.isBlank() ? null : text;
  }
}
