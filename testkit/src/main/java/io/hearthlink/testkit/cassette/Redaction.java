package io.hearthlink.testkit.cassette;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes secrets. It learns the secrets of a request from the places where secrets are sent, and
 * then knows them everywhere. Thread-safe.
 */
final class Redaction {

  static final String MASK = "***";

  /** A shorter one, such as {@code ollama}, would be found in ordinary text. */
  private static final int SHORTEST = 8;

  private static final Set<String> SHOWN =
      Set.of(
          "accept",
          "content-type",
          "content-length",
          "content-encoding",
          "transfer-encoding",
          "user-agent",
          "anthropic-version",
          "retry-after",
          "retry-after-ms",
          "date",
          "server");

  /** What an HTTP client says of itself: neither shown nor a secret. */
  private static final Set<String> OF_THE_CLIENT =
      Set.of(
          "host",
          "connection",
          "keep-alive",
          "upgrade",
          "http2-settings",
          "expect",
          "te",
          "accept-encoding",
          "accept-language",
          "cache-control",
          "pragma");

  private static final String FIELD =
      "(?:x[-_]?)?api[-_]?key|authorization|credentials?|cookie|passw(?:or)?d|passphrase"
          + "|(?:client[-_]?|api[-_]?)?secret|(?:private|secret|access)[-_]?key"
          + "|(?:access|refresh|id|auth|bearer|session|api)[-_]?token";
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)" + FIELD + "|key|token|auth|sig|signature");
  private static final Pattern JSON_FIELD =
      Pattern.compile(
          "(?i)(\"(?:" + FIELD + ")\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.e+-]*)");

  /** The same within a text of JSON, such as the arguments of a tool call. */
  private static final Pattern QUOTED_JSON_FIELD =
      Pattern.compile("(?i)(\\\\\"(?:" + FIELD + ")\\\\\"\\s*:\\s*)\\\\\"[^\"\\\\]*\\\\\"");

  private static final Pattern USER_INFO = Pattern.compile("(://)[^/?#@\\s\"\\\\]+@");
  private static final Pattern BEARER =
      Pattern.compile("(?i)(Bearer\\s+)(?=\\S*\\d)[\\w.~+/=-]{16,}");
  private static final Pattern KEY = Pattern.compile("\\bsk-[A-Za-z0-9_-]{16,}");

  private final Set<String> secrets =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  /** Removes these texts, whatever their length. */
  Redaction(Collection<String> hidden) {
    hidden.stream().filter(text -> !text.isEmpty()).forEach(secrets::add);
  }

  /** Learns what a request sends as a secret. */
  void learn(Map<String, List<String>> headers, String target) {
    headers.forEach(
        (name, values) -> {
          if (!isHarmless(name) && !OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(this::learnValue);
          }
        });
    parameters(target)
        .filter(parameter -> isSecret(parameter[0]))
        .forEach(
            parameter -> {
              learnSecret(parameter[1]);
              learnSecret(decoded(parameter[1]));
            });
  }

  /** The target with the values of secret parameters masked. */
  String target(String target) {
    int query = target.indexOf('?');
    if (query < 0) {
      return text(target);
    }
    String masked =
        parameters(target)
            .map(
                parameter ->
                    parameter.length < 2
                        ? parameter[0]
                        : parameter[0] + "=" + (isSecret(parameter[0]) ? MASK : parameter[1]))
            .collect(Collectors.joining("&"));
    return text(target.substring(0, query) + "?" + masked);
  }

  /** The headers with all values masked but harmless ones. */
  Map<String, String> headers(Map<String, List<String>> headers) {
    Map<String, String> shown = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          shown.put(name, isHarmless(name) ? text(String.join(", ", values)) : MASK);
        });
    return shown;
  }

  /** The text without secrets. */
  synchronized String text(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, MASK);
    }
    clean = JSON_FIELD.matcher(clean).replaceAll("$1\"" + MASK + "\"");
    clean = QUOTED_JSON_FIELD.matcher(clean).replaceAll("$1\\\\\"" + MASK + "\\\\\"");
    clean = USER_INFO.matcher(clean).replaceAll("$1" + MASK + "@");
    clean = BEARER.matcher(clean).replaceAll("$1" + MASK);
    return KEY.matcher(clean).replaceAll(MASK);
  }

  /** Both the whole value and its words: a scheme or a name may stand before the secret. */
  private void learnValue(String value) {
    learnSecret(value);
    for (String word : value.split("[\\s;,=]+", -1)) {
      learnSecret(word);
    }
  }

  private synchronized void learnSecret(String secret) {
    if (secret.length() >= SHORTEST) {
      secrets.add(secret);
      // as it stands in JSON
      secrets.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }
  }

  private static boolean isHarmless(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    return SHOWN.contains(lower) || lower.contains("ratelimit");
  }

  private static boolean isSecret(String parameter) {
    return PARAMETER.matcher(parameter).matches();
  }

  private static Stream<String[]> parameters(String target) {
    int query = target.indexOf('?');
    return query < 0
        ? Stream.of()
        : Stream.of(target.substring(query + 1).split("&", -1)).map(each -> each.split("=", 2));
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // not percent-encoded after all
      return value;
    }
  }
}
