package io.hearthlink.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two JSON values differ. Numbers are compared by value, some fields not at all. */
final class Difference {

  private static final int SHOWN = 200;

  private final Set<String> ignored;

  Difference(Set<String> ignored) {
    this.ignored = ignored;
  }

  /** The first difference in words; null where there is none. */
  @Nullable String between(JsonNode recorded, JsonNode asked) {
    return at("", recorded, asked);
  }

  private @Nullable String at(String place, JsonNode recorded, JsonNode asked) {
    if (recorded.isObject() && asked.isObject()) {
      return ofFields(place, recorded, asked);
    }
    if (recorded.isArray() && asked.isArray()) {
      return ofItems(place, recorded, asked);
    }
    boolean same =
        (recorded.isNumber() && asked.isNumber())
            ? recorded.decimalValue().compareTo(asked.decimalValue()) == 0
            : recorded.equals(asked);
    return same
        ? null
        : "at "
            + (place.isEmpty() ? "/" : place)
            + ": recorded "
            + shown(recorded)
            + ", asked "
            + shown(asked);
  }

  private @Nullable String ofFields(String place, JsonNode recorded, JsonNode asked) {
    Set<String> names = new LinkedHashSet<>();
    recorded.fieldNames().forEachRemaining(names::add);
    asked.fieldNames().forEachRemaining(names::add);
    names.removeAll(ignored);
    for (String name : names) {
      String found = at(place + "/" + name, recorded.path(name), asked.path(name));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String ofItems(String place, JsonNode recorded, JsonNode asked) {
    for (int i = 0; i < Math.max(recorded.size(), asked.size()); i++) {
      String found = at(place + "/" + i, recorded.path(i), asked.path(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "nothing";
    }
    String text = value.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
