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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

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
    refuseControlCharacters(text, source);
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
    YamlNode document = node("", 1);
    if (parser.nextToken() != null) {
      throw error("a second document begins here; a configuration is one document");
    }
    return document;
  }

  private YamlNode node(String path, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw error("more than " + DEEPEST + " levels");
    }
    if (parser.isCurrentAlias()) {
      throw error("an alias (*name), which is not supported; write the value again");
    }
    Place place = place();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(place, path, depth);
      case START_ARRAY -> sequence(place, path, depth);
      case VALUE_NULL -> new YamlNode.Scalar(null, true, place);
      default -> new YamlNode.Scalar(parser.getText(), token != JsonToken.VALUE_STRING, place);
    };
  }

  private YamlNode mapping(Place place, String path, int depth) throws IOException {
    Map<String, YamlNode.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String below = Schema.below(path, name);
      Place at = place();
      YamlNode.Member first = members.get(name);
      if (first != null) {
        String problem = "; it stands in line " + first.name().line() + " already.";
        throw at.error("Duplicate key " + Check.shown(below), below, problem);
      }
      parser.nextToken();
      members.put(name, new YamlNode.Member(at, node(below, depth + 1)));
    }
    return new YamlNode.Mapping(members, place);
  }

  private YamlNode sequence(Place place, String path, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path, depth + 1));
    }
    return new YamlNode.Sequence(items, place);
  }

  private Place place() {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(source, at.getLineNr(), at.getColumnNr());
  }

  private ConfigurationException error(String problem) {
    return malformed(place(), problem);
  }

  private static ConfigurationException malformed(JsonProcessingException e, String source) {
    // its own message quotes the file
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Mark at = marked.getProblemMark();
      Place place = new Place(source, at.getLine() + 1, at.getColumn() + 1);
      return malformed(place, problem(marked) + context(marked, at));
    }
    JsonLocation at = e.getLocation();
    return malformed(new Place(source, at.getLineNr(), at.getColumnNr()), "this cannot stand here");
  }

  /** What is wrong; of a tag it would repeat the name, which may be the beginning of a secret. */
  private static String problem(MarkedYAMLException marked) {
    return String.valueOf(marked.getProblem()).replaceAll("(?s)(undefined tag).*", "$1");
  }

  /** Where that begins which cannot go on, such as a text in quotes that nothing closes. */
  private static String context(MarkedYAMLException marked, Mark problem) {
    Mark start = marked.getContextMark();
    return start == null || start.getLine() == problem.getLine()
        ? ""
        : ", " + marked.getContext() + " that begins in line " + (start.getLine() + 1);
  }

  private static ConfigurationException malformed(Place place, String problem) {
    // SnakeYAML quotes a stray line break as it is
    return place.error("Malformed YAML", null, ": " + problem.replaceAll("\\s+", " ") + ".");
  }

  private static void refuseControlCharacters(String text, String source) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        throw malformed(
            new Place(source, line, column),
            String.format(Locale.ROOT, "character U+%04X is not allowed", c));
      }
      column = c == '\n' ? 1 : column + 1;
      line += c == '\n' ? 1 : 0;
    }
  }
}
