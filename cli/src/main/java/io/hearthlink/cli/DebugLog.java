package io.hearthlink.cli;

import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.Secret;
import io.hearthlink.transport.WireLog;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prints the exchange with the server on standard error. The transport masks headers; this masks
 * the same secrets where they stand in a body or in a URL.
 */
final class DebugLog implements WireLog {

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s\"@]+@");

  private final List<String> secrets;
  private final Output output;

  private DebugLog(List<String> secrets, Output output) {
    this.secrets = secrets;
    this.output = output;
  }

  static DebugLog of(LlmConfig config, Output output) {
    List<Secret> secrets = new ArrayList<>(config.headers().values());
    if (config.apiKey() != null) {
      secrets.add(config.apiKey());
    }
    // a secret of a few letters would mask innocent text without being one
    List<String> texts =
        secrets.stream().map(Secret::reveal).filter(text -> text.length() > 3).toList();
    return new DebugLog(texts, output);
  }

  @Override
  public void line(String line) {
    String shown = line;
    for (String secret : secrets) {
      shown = shown.replace(secret, "***");
    }
    shown = USER_INFO.matcher(shown).replaceAll("***@");
    output.note(output.errorStyle().faint(shown));
  }
}
