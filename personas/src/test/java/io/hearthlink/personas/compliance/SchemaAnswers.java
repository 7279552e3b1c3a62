package io.hearthlink.personas.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model would answer to the prompts of the suite, which are fixed: but only where the schema
 * that the prompt needs really came over the wire.
 */
final class SchemaAnswers {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String KLAUS =
      "{\"name\":\"Klaus\",\"age\":37,\"height\":1.78,\"married\":false}";
  private static final String FRANNY =
      "{\"name\":\"Franny\",\"age\":35,\"height\":1.65,\"married\":true}";

  /** By what the prompt says and the names of the properties that the schema has. */
  private static final Map<String, String> OBJECTS = new LinkedHashMap<>();

  static {
    OBJECTS.put("37 years old, 1.78m height and single|name,age,height,married", KLAUS);
    OBJECTS.put(
        "Do not include missing fields|name,age,height,married,map,list,array,address,"
            + "maritalStatus,localDate",
        "{\"name\":\"Klaus\"}");
    OBJECTS.put(
        "Langley Falls|name,shippingAddress,billingAddress",
        "{\"name\":\"Klaus\",\"shippingAddress\":{\"city\":\"Langley Falls\"},"
            + "\"billingAddress\":{\"city\":\"New York\"}}");
    OBJECTS.put(
        "Klaus is single|name,maritalStatus", "{\"name\":\"Klaus\",\"maritalStatus\":\"SINGLE\"}");
    OBJECTS.put(
        "orange and green|name,favouriteColors",
        "{\"name\":\"Klaus\",\"favouriteColors\":[\"orange\",\"green\"]}");
    OBJECTS.put(
        "Peanut and Muffin|name,pets",
        "{\"name\":\"Klaus\",\"pets\":[{\"name\":\"Peanut\"},{\"name\":\"Muffin\"}]}");
    OBJECTS.put("groups A and C|name,groups", "{\"name\":\"Klaus\",\"groups\":[\"A\",\"C\"]}");
    OBJECTS.put(
        "12th of August 1976|name,birthDate,birthTime,birthDateTime",
        "{\"name\":\"Klaus\",\"birthDate\":{\"year\":1976,\"month\":8,\"day\":12},"
            + "\"birthTime\":{\"hour\":14,\"minute\":43,\"second\":0,\"nano\":0},\"birthDateTime\":"
            + "{\"date\":{\"year\":1976,\"month\":8,\"day\":12},"
            + "\"time\":{\"hour\":14,\"minute\":43,\"second\":0,\"nano\":0}}}");
    OBJECTS.put("the following text: Klaus|name", "{\"name\":\"Klaus\"}");
    OBJECTS.put(
        "Steve and Hayley|name,children",
        "{\"name\":\"Francine\",\"children\":[{\"name\":\"Steve\",\"children\":[]},"
            + "{\"name\":\"Hayley\",\"children\":[]}]}");
    OBJECTS.put(
        "567b229a|id,name", "{\"id\":\"567b229a-6b0a-4f1e-9006-448cd9dfbfda\",\"name\":\"Klaus\"}");
    OBJECTS.put("is a man|value", "{\"value\":true}");
    OBJECTS.put("number of people|value", "{\"value\":2}");
    OBJECTS.put("temperature in Munich|value", "{\"value\":-0.5}");
    OBJECTS.put("1.78m height and single.|value", "{\"value\":\"SINGLE\"}");
    OBJECTS.put("names of people|values", "{\"values\":[\"Klaus\",\"Franny\"]}");
    OBJECTS.put("Staniel|values", "{\"values\":[\"SINGLE\",\"MARRIED\",\"MARRIED\"]}");
    OBJECTS.put("Franny|values", "{\"values\":[" + KLAUS + "," + FRANNY + "]}");
    OBJECTS.put(
        "Klaus and Francine|values", "{\"values\":[{\"name\":\"Klaus\"},{\"name\":\"Francine\"}]}");
    OBJECTS.put(
        "sunny and windy|values", "{\"values\":[\"SUNNY\",\"WINDY\",\"RAINY\",\"CLOUDY\"]}");
    OBJECTS.put(
        "Rex is a Labrador dog|value",
        "{\"value\":{\"type\":\"Dog\",\"name\":\"Rex\",\"breed\":\"Labrador\"}}");
    OBJECTS.put(
        "Whiskers|values",
        "{\"values\":[{\"type\":\"Dog\",\"name\":\"Rex\",\"breed\":\"Labrador\"},"
            + "{\"type\":\"Cat\",\"name\":\"Whiskers\",\"indoor\":true}]}");
    OBJECTS.put(
        "Alice owns|name,pet",
        "{\"name\":\"Alice\",\"pet\":{\"type\":\"Dog\",\"name\":\"Rex\",\"breed\":\"Labrador\"}}");
    OBJECTS.put(
        "1+2+3|value",
        "{\"value\":{\"type\":\"Addition\",\"left\":{\"type\":\"Addition\",\"left\":"
            + "{\"type\":\"Constant\",\"value\":1},\"right\":{\"type\":\"Constant\",\"value\":2}},"
            + "\"right\":{\"type\":\"Constant\",\"value\":3}}}");
  }

  private SchemaAnswers() {}

  static FakeReply answer(ChatCall call) {
    List<String> properties = new ArrayList<>();
    call.schema().path("properties").fieldNames().forEachRemaining(properties::add);
    String names = String.join(",", properties);
    for (Map.Entry<String, String> rule : OBJECTS.entrySet()) {
      String[] condition = rule.getKey().split("\\|", 2);
      if (call.userText().contains(condition[0]) && sorted(names).equals(sorted(condition[1]))) {
        return FakeReply.text(spaced(rule.getValue()));
      }
    }
    return FakeReply.error(400, "nothing for the properties [" + names + "]: " + call.userText());
  }

  private static List<String> sorted(String names) {
    return List.of(names.split(",", -1)).stream().sorted().toList();
  }

  /** As models write JSON. */
  private static String spaced(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
