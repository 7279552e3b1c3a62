package io.hearthlink.cli;

import io.hearthlink.LlmClient;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whom one can talk to. */
final class Talks {

  private static final Map<String, Function<LlmClient, Talk>> PERSONAS =
      new TreeMap<>(Map.of("alden", PersonaTalk::alden));

  private Talks() {}

  /** The names of the personas, for a reader. */
  static String names() {
    return String.join(", ", PERSONAS.keySet());
  }

  /** A conversation with a persona, or where there is no name with the model itself. */
  static Talk with(@Nullable String name, LlmClient client) {
    if (name == null) {
      return new PlainTalk(client);
    }
    Function<LlmClient, Talk> persona = PERSONAS.get(name.toLowerCase(Locale.ROOT));
    if (persona == null) {
      throw new UsageException("There is no persona \"" + name + "\". Known are: " + names() + ".");
    }
    return persona.apply(client);
  }
}
