package io.hearthlink.config;

import io.hearthlink.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a YAML file sets. */
final class YamlSource {

  private final Settings settings = new Settings();

  private YamlSource() {}

  static Settings read(String text, String source) {
    YamlSource yaml = new YamlSource();
    YamlNode document = YamlReader.read(text, source);
    if (document != null) {
      yaml.group(Schema.ROOT, document);
    }
    return yaml.settings;
  }

  private void group(Group group, YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      mapping.members().forEach((name, member) -> member(group, name, member));
    } else if (!(node instanceof YamlNode.Scalar scalar && scalar.text() == null)) {
      String what = group.path().isEmpty() ? "Wrong content" : "Wrong value of " + quoted(group);
      throw node.place()
          .wrongWord(what, group.path(), ": it must be a mapping of keys", names(group), null);
    }
  }

  private void member(Group group, String name, YamlNode.Member member) {
    Entry entry = group.entries().get(name);
    if (entry == null) {
      throw unknown(group, name, member.name());
    }
    if (entry instanceof Group below) {
      group(below, member.value());
    } else if (entry instanceof Key key
        && !(member.value() instanceof YamlNode.Scalar scalar && scalar.text() == null)) {
      settings.put(new Setting(quoted(key), key, member.value(), member.value().place()));
    }
  }

  private static ConfigurationException unknown(Group group, String name, Place place) {
    String path = Schema.below(group.path(), name);
    return place.wrongWord(
        "Unknown key " + Check.shown(path), path, "", names(group), suggestion(group, name));
  }

  /** A near name of the group, or a key that has this name elsewhere. */
  private static @Nullable String suggestion(Group group, String name) {
    String near = NearestName.of(name, group.entries().keySet());
    if (near != null) {
      return near;
    }
    return Schema.byPath().keySet().stream()
        .filter(path -> path.endsWith("." + name))
        .findFirst()
        .orElse(null);
  }

  private static List<String> names(Group group) {
    return new ArrayList<>(group.entries().keySet());
  }

  private static String quoted(Entry entry) {
    return "\"" + entry.path() + "\"";
  }
}
