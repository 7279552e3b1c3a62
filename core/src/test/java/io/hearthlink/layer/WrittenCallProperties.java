package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any arguments come out of every form as they went in, and fitting changes no value. */
class WrittenCallProperties {

  private static final List<ToolSpecification> TOOLS =
      List.of(
          ToolSpecification.fromJson(
              """
              {"name": "f", "parameters": {"type": "object", "properties": {
                "text": {"type": "string"},
                "count": {"type": "integer"},
                "share": {"type": "number"},
                "sure": {"type": "boolean"},
                "list": {"type": "array", "items": {"type": "string"}},
                "inner": {"type": "object", "properties": {"n": {"type": "integer"}}}},
                "required": ["text"]}}"""));

  /** Forms whose arguments are JSON: {@code @} stands for the arguments. */
  @Property(tries = 1000)
  void every_json_form_keeps_any_arguments(
      @ForAll("forms") String form, @ForAll("arguments") ObjectNode arguments) {
    Scan scan = Scan.of(TOOLS, List.of(form.replace("@", arguments.toString())));

    assertThat(scan.calls()).containsExactly("f " + arguments);
    assertThat(scan.visible()).isEmpty();
  }

  @Property(tries = 500)
  void a_string_that_holds_the_arguments_keeps_them(@ForAll("arguments") ObjectNode arguments) {
    String written = TextNode.valueOf(arguments.toString()).toString();
    Scan scan =
        Scan.of(
            TOOLS,
            List.of("<tool_call>{\"name\":\"f\",\"arguments\":" + written + "}</tool_call>"));

    assertThat(scan.calls()).containsExactly("f " + arguments);
  }

  @Property(tries = 1000)
  void python_keeps_any_arguments(@ForAll("arguments") ObjectNode arguments) {
    String call =
        arguments.properties().stream()
            .map(argument -> argument.getKey() + "=" + python(argument.getValue()))
            .collect(Collectors.joining(", ", "[f(", ")]"));

    assertThat(Scan.of(TOOLS, List.of(call)).calls()).containsExactly("f " + arguments);
  }

  @Property(tries = 1000)
  void what_is_written_as_text_becomes_the_value_again(@ForAll("arguments") ObjectNode arguments) {
    ObjectNode texts = JsonNodeFactory.instance.objectNode();
    arguments
        .properties()
        .forEach(
            argument ->
                texts.put(
                    argument.getKey(),
                    argument.getValue().isTextual()
                        ? argument.getValue().textValue()
                        : argument.getValue().toString()));

    assertThat(fitted(texts.toString())).isEqualTo(arguments.toString());
  }

  @Property(tries = 1000)
  void what_fits_fits_as_it_is(@ForAll("arguments") ObjectNode arguments) {
    assertThat(fitted(arguments.toString())).isEqualTo(arguments.toString());
  }

  private static String fitted(String arguments) {
    ToolExecutionRequest call =
        ToolExecutionRequest.builder().name("f").arguments(arguments).build();
    Fit fit = DeclaredTools.of(TOOLS).fit(call);
    assertThat(fit).isInstanceOf(Fit.Fits.class);
    return ((Fit.Fits) fit).call().arguments();
  }

  private static String python(JsonNode value) {
    if (value.isTextual()) {
      String escaped =
          value
              .textValue()
              .replace("\\", "\\\\")
              .replace("'", "\\'")
              .replace("\n", "\\n")
              .replace("\r", "\\r");
      return "'" + escaped + "'";
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(WrittenCallProperties::python)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.toString();
  }

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of(
        "<tool_call>\n{\"name\": \"f\", \"arguments\": @}\n</tool_call>",
        "<|tool_call|>[{\"name\": \"f\", \"arguments\": @}]",
        "<function=f>@</function>",
        "[TOOL_CALLS] [{\"name\": \"f\", \"arguments\": @}]",
        "[TOOL_CALLS]f[ARGS]@",
        "[TOOL_REQUEST]{\"name\": \"f\", \"arguments\": @}[END_TOOL_REQUEST]",
        "<TOOLCALL>[{\"name\": \"f\", \"arguments\": @}]</TOOLCALL>",
        "<|START_ACTION|>[{\"tool_name\": \"f\", \"parameters\": @}]<|END_ACTION|>",
        ">>>f\n@",
        "functools[{\"name\": \"f\", \"arguments\": @}]",
        "<｜tool▁call▁begin｜>function<｜tool▁sep｜>f\n```json\n@\n```<｜tool▁call▁end｜>",
        "<|tool_call_begin|>functions.f:0<|tool_call_argument_begin|>@<|tool_call_end|>",
        "<|channel|>commentary to=functions.f <|constrain|>json<|message|>@<|call|>",
        "<|python_tag|>{\"name\": \"f\", \"parameters\": @}",
        "{\"name\": \"f\", \"parameters\": @}",
        "```json\n[{\"name\": \"f\", \"arguments\": @}]\n```",
        "{\"tool_calls\": [{\"type\": \"function\", \"function\": {\"name\": \"f\", \"arguments\": @}}]}");
  }

  @Provide
  Arbitrary<ObjectNode> arguments() {
    Arbitrary<Integer> integers = Arbitraries.integers();
    Arbitrary<BigDecimal> numbers =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1000"), new BigDecimal("1000"))
            .ofScale(3)
            .map(BigDecimal::stripTrailingZeros)
            .filter(number -> number.scale() > 0);
    return Combinators.combine(
            texts(), integers, numbers, Arbitraries.of(true, false), texts().list().ofMaxSize(3))
        .as(
            (text, count, share, sure, list) -> {
              ObjectNode arguments = JsonNodeFactory.instance.objectNode();
              arguments.put("text", text).put("count", count).put("share", share);
              list.forEach(arguments.put("sure", sure).putArray("list")::add);
              arguments.putObject("inner").put("n", count);
              return arguments;
            });
  }

  /** Strings of what might end a block too early. */
  private static Arbitrary<String> texts() {
    return Arbitraries.of(
            "</tool_call>",
            "</function>",
            "[TOOL_CALLS]",
            "<|call|>",
            "```",
            "\n",
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ")",
            ",",
            "a",
            "5",
            " ",
            "é",
            "😀",
            "null",
            "</TOOLCALL>")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }
}
