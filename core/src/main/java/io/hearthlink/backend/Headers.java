package io.hearthlink.backend;

import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.Secret;
import io.hearthlink.config.WireFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that go with every request: those configured, and the key as the format wants it. */
final class Headers {

  private Headers() {}

  static Map<String, String> of(LlmConfig config, WireFormat format) {
    Map<String, String> headers = new LinkedHashMap<>();
    Secret key = config.apiKey();
    if (key != null) {
      // vLLM reads only the first of the two, also where it speaks Anthropic's format
      headers.put("Authorization", "Bearer " + key.reveal());
      if (format == WireFormat.ANTHROPIC) {
        headers.put("x-api-key", key.reveal());
      }
    }
    config.headers().forEach((name, value) -> headers.put(name, value.reveal()));
    return headers;
  }
}
