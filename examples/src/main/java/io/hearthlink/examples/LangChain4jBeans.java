package io.hearthlink.examples;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.hearthlink.Hearthlink;

/** Gives a client to LangChain4j, whose AI Services then run on the local model. */
public final class LangChain4jBeans {

  private LangChain4jBeans() {}

  /** An AI Service of LangChain4j. */
  interface Teacher {

    /** Explains one topic. */
    @UserMessage("What is {{topic}}?")
    String explain(@V("topic") String topic);
  }

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    try (Hearthlink hearth = Hearthlink.builder().backend("embedded").model("ember").build()) {
      ChatModel model = hearth.client().chatModel();
      System.out.println("Model: " + model.chat("Hello"));

      Teacher teacher = AiServices.create(Teacher.class, model);
      System.out.println("Teacher: " + teacher.explain("machine learning"));
    }
  }
}
