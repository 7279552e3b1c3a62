package io.hearthlink.examples;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.hearthlink.Hearthlink;
import io.hearthlink.engine.ChatListener;

/** Has the answer keep to a JSON schema. */
public final class JsonAnswer {

  private JsonAnswer() {}

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    JsonSchema person =
        JsonSchema.builder()
            .name("person")
            .rootElement(
                JsonObjectSchema.builder()
                    .addStringProperty("name")
                    .addIntegerProperty("age")
                    .addStringProperty("city")
                    .required("name", "age", "city")
                    .build())
            .build();
    ChatRequest request =
        ChatRequest.builder()
            .messages(UserMessage.from("Extract the person: Anna is 34 and lives in Berlin."))
            .responseFormat(
                ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(person).build())
            .temperature(0.0)
            .build();
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      var call = hearth.client().start(request, ChatListener.NONE);
      System.out.println(call.await().text());
    }
  }
}
