package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python source that is read from left to right, as far as it is literals. One thread's. */
final class PythonText {

  private static final int DEEPEST = 100;
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.eE+-]{0,40}");
  private static final Pattern CODE = Pattern.compile("[0-9A-Fa-f]{4}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,5}\\b");

  private final String text;
  private int at;

  PythonText(String text) {
    this.text = text;
  }

  /** It is other Python than literals. */
  static final class NotLiteral extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLiteral() {
      super(null, null, false, false);
    }
  }

  boolean atEnd() {
    skipSpace();
    return at == text.length();
  }

  boolean at(String mark) {
    skipSpace();
    return text.startsWith(mark, at);
  }

  boolean take(String mark) {
    boolean there = at(mark);
    at += there ? mark.length() : 0;
    return there;
  }

  void need(String mark) {
    if (!take(mark)) {
      throw new NotLiteral();
    }
  }

  String need(Pattern pattern) {
    skipSpace();
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new NotLiteral();
    }
    at = matcher.end();
    return matcher.group();
  }

  JsonNode value(int depth) {
    if (depth > DEEPEST || atEnd()) {
      throw new NotLiteral();
    }
    char c = text.charAt(at);
    return switch (c) {
      case '\'', '"' -> TextNode.valueOf(string());
      case '[' -> list(depth);
      case '{' -> object(depth);
      default -> Character.isLetter(c) ? word() : number();
    };
  }

  private JsonNode list(int depth) {
    need("[");
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (!take("]")) {
      list.add(value(depth + 1));
      if (!at("]")) {
        need(",");
      }
    }
    return list;
  }

  private JsonNode object(int depth) {
    need("{");
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (!take("}")) {
      JsonNode key = value(depth + 1);
      need(":");
      JsonNode value = value(depth + 1);
      if (!key.isTextual() || object.replace(key.textValue(), value) != null) {
        throw new NotLiteral();
      }
      if (!at("}")) {
        need(",");
      }
    }
    return object;
  }

  private JsonNode number() {
    JsonNode number = StrictJson.read(need(NUMBER));
    if (!number.isNumber()) {
      throw new NotLiteral();
    }
    return number;
  }

  private JsonNode word() {
    return switch (need(WORD)) {
      case "True", "true" -> BooleanNode.TRUE;
      case "False", "false" -> BooleanNode.FALSE;
      case "None", "null" -> NullNode.getInstance();
      default -> throw new NotLiteral();
    };
  }

  private String string() {
    String quote = text.substring(at, at + 1);
    String end = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    at += end.length();
    StringBuilder value = new StringBuilder();
    while (!text.startsWith(end, at)) {
      if (at == text.length()) {
        throw new NotLiteral();
      }
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    at += end.length();
    return value.toString();
  }

  private char escaped() {
    if (at == text.length()) {
      throw new NotLiteral();
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\', '\'', '"' -> c;
      case 'u' -> unicode();
      default -> throw new NotLiteral();
    };
  }

  private char unicode() {
    return (char) HexFormat.fromHexDigits(need(CODE));
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
