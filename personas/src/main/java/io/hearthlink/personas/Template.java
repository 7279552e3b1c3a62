package io.hearthlink.personas;

import dev.langchain4j.model.input.PromptTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text of the developer, in which <code>{{name}}</code> stands for a value. Immutable. */
final class Template {

  /** Follows the text, since LangChain4j refuses a template that becomes blank. */
  private static final String END = ".";

  private final PromptTemplate template;

  Template(String text) {
    template = PromptTemplate.from(text + END);
  }

  /** Returns the text with the values put in as they are. */
  String render(Map<String, Object> values) {
    String text = template.apply(values).text();
    return text.substring(0, text.length() - END.length());
  }

  /** Says what is wrong where only these names have values; null where nothing is. */
  @Nullable String problem(Set<String> names) {
    Map<String, Object> samples = new HashMap<>();
    names.forEach(name -> samples.put(name, "sample"));
    try {
      template.apply(samples);
      return null;
    } catch (IllegalArgumentException missing) {
      return missing.getMessage();
    }
  }
}
