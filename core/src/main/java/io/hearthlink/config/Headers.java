package io.hearthlink.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads and checks headers. Their values are secrets, so no message shows one. */
final class Headers {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Set<String> OF_THE_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private Headers() {}

  /** An unmodifiable copy in the same order. */
  static Map<String, Secret> copyOf(Map<String, Secret> headers) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches()) {
            throw bad("number " + (names.size() + 1) + " has a name that no header can have");
          }
          if (OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw bad(name + " is set by the client itself");
          }
          if (!names.add(name)) {
            throw bad(name + " is there twice");
          }
          if (!isAscii(value)) {
            throw bad("the value of " + name + " has a character other than printable ASCII");
          }
        });
    return Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Reads {@code Name=value,Name2=value2}; a value with a comma fits only into YAML or Java. */
  static Map<String, Secret> parse(String text) {
    Map<String, Secret> headers = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw BadValue.unreadable(
            "number " + (headers.size() + 1) + " has no =; write Name=value,Name2=value2");
      }
      String name = part.substring(0, equals).strip();
      if (headers.put(name, new Secret(part.substring(equals + 1).strip())) != null) {
        throw bad("number " + (headers.size() + 1) + " is there twice");
      }
    }
    return headers;
  }

  /** Whether a header can have this value; of anything else the JDK would make question marks. */
  static boolean isAscii(Secret secret) {
    return secret.reveal().chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static BadValue bad(String problem) {
    return BadValue.of("headers", problem);
  }
}
