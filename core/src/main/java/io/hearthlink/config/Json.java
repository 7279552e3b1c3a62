package io.hearthlink.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes YAML as JSON. */
final class Json {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private Json() {}

  static String write(YamlNode node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(node, json);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void write(YamlNode node, JsonGenerator json) throws IOException {
    if (node instanceof YamlNode.Mapping mapping) {
      json.writeStartObject();
      for (Map.Entry<String, YamlNode.Member> member : mapping.members().entrySet()) {
        json.writeFieldName(member.getKey());
        write(member.getValue().value(), json);
      }
      json.writeEndObject();
    } else if (node instanceof YamlNode.Sequence sequence) {
      json.writeStartArray();
      for (YamlNode item : sequence.items()) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (node instanceof YamlNode.Scalar scalar) {
      write(scalar, json);
    }
  }

  private static void write(YamlNode.Scalar scalar, JsonGenerator json) throws IOException {
    String text = scalar.text();
    if (text == null) {
      json.writeNull();
    } else if (scalar.literal() && text.equalsIgnoreCase("true")) {
      json.writeBoolean(true);
    } else if (scalar.literal() && text.equalsIgnoreCase("false")) {
      json.writeBoolean(false);
    } else if (scalar.literal() && NUMBER.matcher(text).matches()) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }
}
