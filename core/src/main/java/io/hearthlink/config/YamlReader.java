package io.hearthlink.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.hearthlink.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YAML document into nodes that know their place. Refuses duplicate names, aliases (a
 * short file can grow without end through them), more than {@value #DEEPEST} levels and a second
 * document. No message quotes the file, since it may hold secrets.
 */
final class YamlReader {

  static final int DEEPEST = 50;

  private final YAMLParser parser;
  private final String source;

  private YamlReader(YAMLParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  /** The document; null where there is nothing but comments. */
  static @Nullable YamlNode read(String text, String source) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      return new YamlReader(parser, source).document();
    } catch (JsonProcessingException e) {
      throw malformed(e, source);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private @Nullable YamlNode document() throws IOException {
    if (parser.nextToken() == null) {
      return null;
    }
    YamlNode document = node(1);
    if (parser.nextToken() != null) {
      throw error("a second document begins here; a configuration is one document");
    }
    return document;
  }

  private YamlNode node(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw error("more than " + DEEPEST + " levels");
    }
    if (parser.isCurrentAlias()) {
      throw error("an alias (*name), which is not supported; write the value again");
    }
    Place place = place();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(place, depth);
      case START_ARRAY -> sequence(place, depth);
      case VALUE_NULL -> new YamlNode.Scalar(null, true, place);
      default -> new YamlNode.Scalar(parser.getText(), token != JsonToken.VALUE_STRING, place);
    };
  }

  private YamlNode mapping(Place place, int depth) throws IOException {
    Map<String, YamlNode.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place at = place();
      if (members.containsKey(name)) {
        throw at.error("Key \"" + name + "\"", name, ": it stands there twice.");
      }
      parser.nextToken();
      members.put(name, new YamlNode.Member(at, node(depth + 1)));
    }
    return new YamlNode.Mapping(members, place);
  }

  private YamlNode sequence(Place place, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new YamlNode.Sequence(items, place);
  }

  private Place place() {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(source, at.getLineNr(), at.getColumnNr());
  }

  private ConfigurationException error(String problem) {
    return place().error("Malformed YAML", null, ": " + problem + ".");
  }

  private static ConfigurationException malformed(JsonProcessingException e, String source) {
    JsonLocation at = e.getLocation();
    Place place =
        new Place(source, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
    // the first line names the problem, the others quote the file
    String problem = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
    return place.error("Malformed YAML", null, ": " + problem + ".");
  }
}
