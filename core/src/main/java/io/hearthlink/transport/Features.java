package io.hearthlink.transport;

import java.util.List;
import java.util.regex.Pattern;

/** Names the feature that a server's refusal is about, in one word. */
final class Features {

  private record Feature(Pattern pattern, String name) {}

  /** First match wins: several refusals name more than one thing. */
  private static final List<Feature> FEATURES =
      List.of(
          feature("cloud is disabled", "cloud"),
          feature("response_format\\.type' must be", "json_object"),
          feature("image generation", "image_generation"),
          feature("image|multimodal|mmproj|vision", "vision"),
          feature("tools?\\b|--jinja", "tools"),
          feature("thinking|reasoning", "thinking"),
          feature("in predict mode|\\bchat\\b|messages api", "chat"),
          feature("rerank", "reranking"),
          feature("embedding", "embedding"),
          feature("insert", "insert"),
          feature("\\bgenerate\\b|completion", "completion"),
          feature("structured output|json_schema|response_format", "schema"),
          feature("tts|speech|audio|transcri", "audio"));

  private Features() {}

  /** The feature that {@code message} is about; {@code operation} where it does not say. */
  static String of(String message) {
    for (Feature feature : FEATURES) {
      if (feature.pattern.matcher(message).find()) {
        return feature.name;
      }
    }
    return "operation";
  }

  private static Feature feature(String regex, String name) {
    return new Feature(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), name);
  }
}
