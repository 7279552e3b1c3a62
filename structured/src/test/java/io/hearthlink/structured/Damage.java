package io.hearthlink.structured;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.List;

/** The ways in which a test breaks JSON; written without a look at how they are mended. */
enum Damage {
  FENCED("```json\n", "\n```"),
  INTRODUCED("Here it is:\n", ""),
  COMMENTED_ON("", "\nI hope this helps!"),
  REASONED("<think>\nLet me see: {\"title\" ...\n</think>\n", ""),
  MARKED("\ufeff", ""),
  CLOSER_GONE("", ""),
  CLOSER_TOO_MANY("", "}"),
  SINGLE_QUOTES("", ""),
  BARE_KEYS("", ""),
  TRAILING_COMMAS("", ""),
  PYTHON_WORDS("", ""),
  BLOCK_COMMENTS("", ""),
  RAW_CONTROLS("", ""),
  NUMBERS_QUOTED("", ""),
  KEYS_REPEATED("", ""),
  LINES("", "");

  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final String before;
  private final String after;

  Damage(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** Writes a value with these damages. */
  static String write(Object value, List<Damage> damages) {
    String text = text(MAPPER.valueToTree(value), damages, true);
    if (damages.contains(CLOSER_GONE)) {
      text = text.substring(0, text.length() - 1);
    }
    if (damages.contains(CLOSER_TOO_MANY)) {
      text += CLOSER_TOO_MANY.after;
    }
    for (Damage damage : damages) {
      text = damage == CLOSER_TOO_MANY ? text : damage.before + text + damage.after;
    }
    return text;
  }

  private static String text(JsonNode node, List<Damage> damages, boolean root) {
    List<String> parts = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              f -> parts.add(key(f.getKey(), root, damages) + text(f.getValue(), damages, false)));
      if (damages.contains(KEYS_REPEATED) && !parts.isEmpty()) {
        parts.add(parts.get(0));
      }
      return "{" + joined(parts, damages) + "}";
    }
    if (node.isArray()) {
      node.forEach(item -> parts.add(text(item, damages, false)));
      return "[" + joined(parts, damages) + "]";
    }
    if (node.isTextual()) {
      return string(node.textValue(), damages);
    }
    if (node.isNumber()) {
      String number = node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
      return damages.contains(NUMBERS_QUOTED) ? '"' + number + '"' : number;
    }
    if (!damages.contains(PYTHON_WORDS)) {
      return node.asText();
    }
    return node.isNull() ? "None" : node.asBoolean() ? "True" : "False";
  }

  private static String joined(List<String> parts, List<Damage> damages) {
    String gap = damages.contains(LINES) ? "\n  " : " ";
    String comment = damages.contains(BLOCK_COMMENTS) ? " /* a \" comment } */" : "";
    String last = damages.contains(TRAILING_COMMAS) && !parts.isEmpty() ? "," : "";
    return gap + String.join("," + comment + gap, parts) + last + gap;
  }

  private static String key(String key, boolean root, List<Damage> damages) {
    return (root && damages.contains(BARE_KEYS) ? key : string(key, damages)) + ": ";
  }

  private static String string(String text, List<Damage> damages) {
    try {
      String json = MAPPER.writeValueAsString(text);
      if (damages.contains(RAW_CONTROLS)) {
        json = json.replace("\\n", "\n").replace("\\t", "\t");
        // a backslash before the letter was one of the text
        json = text.contains("\\") ? MAPPER.writeValueAsString(text) : json;
      }
      if (damages.contains(SINGLE_QUOTES)) {
        String body = json.substring(1, json.length() - 1).replace("\\\"", "\"");
        return text.contains("\\") ? json : "'" + body.replace("'", "\\'") + "'";
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
