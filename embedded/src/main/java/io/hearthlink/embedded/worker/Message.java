package io.hearthlink.embedded.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message between the application and its worker: a flat JSON object. Values are texts, whole
 * numbers, decimals, booleans and lists of texts. Immutable.
 */
public final class Message {

  // the streaming half of Jackson alone: its data binding would double the start of a worker
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> fields;

  private Message(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** Returns a message of this kind without further fields. */
  public static Message of(String kind) {
    return new Message(Map.of("kind", kind));
  }

  /** Returns this message with one more field; without it where {@code value} is null. */
  public Message with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Message(more);
  }

  /** What the message says, one word. */
  public String kind() {
    return text("kind");
  }

  /** Whether the field is there. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The text of a field; empty where it is absent. */
  public String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** The texts of a field; empty where it is absent. */
  public List<String> texts(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The whole number of a field; 0 where it is absent. */
  public long number(String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** The decimal of a field; 0 where it is absent. */
  public float decimal(String name) {
    return fields.get(name) instanceof Number number ? number.floatValue() : 0;
  }

  /** The truth of a field; false where it is absent. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  byte[] toJson() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        json.writeFieldName(field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  static Message parse(byte[] bytes) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("a message is not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, read(json));
      }
    }
    return new Message(fields);
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        json.writeString(String.valueOf(item));
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double || value instanceof Float) {
      json.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(String.valueOf(value));
    }
  }

  private static Object read(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> readList(json);
      default -> throw new IOException("a message has a field of an unknown form");
    };
  }

  private static List<String> readList(JsonParser json) throws IOException {
    List<String> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(json.getText());
    }
    return List.copyOf(list);
  }
}
