package io.hearthlink.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a source wrote into the type of its key. Throws {@link BadValue}. */
final class Values {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})([eE][+-]?\\d{1,3})?");

  // a leading zero would make it octal for some readers of YAML
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d*)");

  private Values() {}

  static @Nullable Object convert(Setting setting) {
    Class<?> type = setting.key().type();
    Object value = setting.value();
    if (value == null) {
      return null;
    }
    if (type == Map.class) {
      return headers(value);
    }
    if (type.isInstance(value) && type != String.class) {
      return value;
    }
    if (value instanceof YamlNode node && !(node instanceof YamlNode.Scalar)) {
      if (Schema.JSON.contains(setting.key().path())) {
        return Json.write(node);
      }
      throw BadValue.unreadable("it must be a single value");
    }
    return parse(type, text(value).strip());
  }

  private static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    } else if (type == Secret.class) {
      return new Secret(text);
    } else if (type == int.class || type == Integer.class) {
      return integer(text);
    } else if (type == Double.class) {
      return decimal(text);
    } else if (type == boolean.class) {
      return bool(text);
    } else if (type == Duration.class) {
      return Durations.parse(text);
    }
    return constant(type, text);
  }

  private static Integer integer(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw BadValue.unreadable(Check.shown(text) + " is no whole number");
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw BadValue.unreadable(Check.shown(text) + " is too large");
    }
  }

  private static Double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw BadValue.unreadable(Check.shown(text) + " is no number");
    }
    return Double.valueOf(text);
  }

  private static Boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw BadValue.word(null, text, List.of("true", "false"));
    };
  }

  private static Object constant(Class<?> type, String text) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
      if (name.equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
      names.add(name);
    }
    throw BadValue.word(null, text, names);
  }

  private static Map<String, Secret> headers(Object value) {
    if (!(value instanceof YamlNode.Mapping) && !(value instanceof Map)) {
      return Headers.parse(text(value));
    }
    Map<String, Secret> headers = new LinkedHashMap<>();
    if (value instanceof YamlNode.Mapping mapping) {
      mapping.members().forEach((name, member) -> headers.put(name, secret(member.value())));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, text) -> headers.put(String.valueOf(name), secret(text)));
    }
    return headers;
  }

  private static Secret secret(Object value) {
    return value instanceof Secret secret ? secret : new Secret(text(value));
  }

  private static String text(Object value) {
    if (value instanceof YamlNode.Scalar scalar) {
      return scalar.text() == null ? "" : scalar.text();
    }
    if (value instanceof YamlNode) {
      throw BadValue.unreadable("it must be a single value");
    }
    return value.toString();
  }
}
