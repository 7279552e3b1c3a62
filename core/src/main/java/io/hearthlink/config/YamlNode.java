package io.hearthlink.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value of a YAML file, and where it stands. */
sealed interface YamlNode {

  Place place();

  /**
   * A single value.
   *
   * @param text the text as it was written, without quotes; null for YAML's null
   * @param literal whether it is a number or a boolean in JSON too
   */
  record Scalar(@Nullable String text, boolean literal, Place place) implements YamlNode {}

  /** Values by name, in the order of the file. */
  record Mapping(Map<String, Member> members, Place place) implements YamlNode {}

  /** Values in a row. */
  record Sequence(List<YamlNode> items, Place place) implements YamlNode {}

  /** A value of a mapping, and where its name stands. */
  record Member(Place name, YamlNode value) {}
}
