package io.hearthlink.transport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * Looks at one event of a stream without building a tree of it, since nearly all events are a piece
 * of text and nothing else: a tree would cost more than everything else that is done to them.
 */
final class EventScan {

  private EventScan() {}

  /**
   * Whether {@code data} is one whole JSON object that has {@code required}, and in which each of
   * {@code remarkable} is absent, null or false and {@code text} no object or list, on whatever
   * level it stands.
   *
   * @return false also where it is not JSON at all: a closer look tells what it is
   */
  static boolean ordinary(String data, String required, String text, Set<String> remarkable) {
    boolean found = false;
    // what is no object has no name on its first level
    int depth = 1;
    try (JsonParser parser = FactsReader.parser(data)) {
      parser.nextToken();
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return false;
        } else if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          if (depth == 1 && name.equals(required)) {
            found = true;
          } else if (name.equals(text)) {
            JsonToken value = parser.nextToken();
            if (value == null || value.isStructStart()) {
              return false;
            }
          } else if (remarkable.contains(name)) {
            JsonToken value = parser.nextToken();
            if (value != JsonToken.VALUE_NULL && value != JsonToken.VALUE_FALSE) {
              return false;
            }
          }
        }
      }
      return found && parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
