package io.hearthlink.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a request holds out of what is told of it: the values of headers that are not known to
 * be harmless, and the texts that a model was to read. It learns both from the request itself, so
 * it needs no idea of what a secret looks like. Belongs to the thread of one exchange.
 */
final class Redaction {

  /** Knows of nothing. */
  static final Redaction NONE = new Redaction();

  private static final Set<String> HARMLESS_HEADERS =
      Set.of("content-type", "accept", "user-agent", "anthropic-version", "content-length");

  private static final String MASK = "***";

  /** A shorter one, such as {@code ollama}, would be found in innocent text. */
  private static final int SHORTEST_SECRET = 8;

  /** What errors rightly name: models and tools. */
  private static final Set<String> NAMES = Set.of("model", "name");

  /** The longest first, since one may stand in another. */
  private final Set<String> secrets =
      new TreeSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(secret -> secret));

  private @Nullable String body;

  /** Learns what is sent. */
  void learn(Map<String, List<String>> headers, @Nullable String sent) {
    headers.forEach(
        (name, values) -> {
          if (!isHarmless(name)) {
            values.forEach(this::learn);
          }
        });
    body = sent;
  }

  /** Both the whole value and what stands behind a scheme, such as {@code Bearer}. */
  private void learn(String value) {
    for (String secret : List.of(value, value.substring(value.indexOf(' ') + 1))) {
      if (secret.length() >= SHORTEST_SECRET) {
        secrets.add(secret);
        String quoted = TextNode.valueOf(secret).toString();
        secrets.add(quoted.substring(1, quoted.length() - 1));
      }
    }
  }

  /** The values of a header, or a mask. */
  String header(String name, List<String> values) {
    return isHarmless(name) ? String.join(", ", values) : MASK;
  }

  /** A text without secrets. */
  String secrets(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, MASK);
    }
    return clean;
  }

  /** What a server said of a failure: without secrets, and without what it repeats of a prompt. */
  String words(String words) {
    if (body == null) {
      return secrets(words);
    }
    List<String> texts = new ArrayList<>();
    try {
      texts(FactsReader.object(body), texts);
    } catch (Wire.UnreadableEvent e) {
      // what cannot be compared is not repeated
      return "";
    }
    return Echo.removed(secrets(words), texts);
  }

  private static void texts(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    } else if (node.isArray()) {
      node.forEach(element -> texts(element, texts));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!NAMES.contains(field.getKey())) {
        texts(field.getValue(), texts);
      }
    }
  }

  private static boolean isHarmless(String header) {
    return HARMLESS_HEADERS.contains(header.toLowerCase(Locale.ROOT));
  }
}
