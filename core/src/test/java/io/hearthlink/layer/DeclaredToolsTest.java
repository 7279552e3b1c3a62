package io.hearthlink.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredToolsTest {

  static final ToolSpecification PLAN =
      ToolSpecification.fromJson(
          """
          {"name": "plan_route", "parameters": {
            "type": "object",
            "properties": {
              "to": {"type": "string"},
              "stops": {"type": "array", "items": {"type": "integer"}},
              "budget": {"type": "number", "minimum": 0},
              "fast": {"type": "boolean"},
              "by": {"type": "string", "enum": ["car", "train"]},
              "who": {"type": "object",
                "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
                "required": ["name"], "additionalProperties": false},
              "via": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
              "note": {"type": ["string", "null"]},
              "unit": {"const": "km"},
              "tree": {"$ref": "#/$defs/node"},
              "free": {}
            },
            "required": ["to"],
            "$defs": {"node": {"type": "object", "properties": {
              "value": {"type": "integer"}, "next": {"$ref": "#/$defs/node"}}, "required": ["value"]}}
          }}""");

  private static final DeclaredTools TOOLS =
      DeclaredTools.of(
          Stream.concat(
                  Stream.of(PLAN),
                  Stream.of(
                          "get_weather", "current_time", "turn_light_on", "sort_v1", "add", "list")
                      .map(name -> ToolSpecification.builder().name(name).build()))
              .toList());

  private static Fit fit(String name, @Nullable String arguments) {
    return TOOLS.fit(
        ToolExecutionRequest.builder().id("7").name(name).arguments(arguments).build());
  }

  private static String problem(String arguments) {
    assertThat(fit("plan_route", arguments)).isInstanceOf(Fit.Refused.class);
    return ((Fit.Refused) fit("plan_route", arguments)).problem();
  }

  @ParameterizedTest
  @CsvSource({
    "get-weather, get_weather",
    "getWeather, get_weather",
    "Get Weather, get_weather",
    "GETWEATHER, get_weather",
    "functions.get_weather, get_weather",
    "default_api:get_weather, get_weather",
    "tools/getWeather, get_weather",
    "get_weather(), get_weather",
    "get_wether, get_weather",
    "get_waether, get_weather",
    "curent_tme, ''",
    "curent_time, current_time",
    "weather, ''",
    "set_weather, ''",
    "turn_light_off, ''",
    "sort_v2, ''",
    "odd, ''",
    "lists, ''",
    "'', ''",
    "..., ''"
  })
  void a_name_is_corrected_only_where_one_tool_can_be_meant(String written, String meant) {
    if (meant.isEmpty()) {
      assertThat(fit(written, "{}"))
          .isEqualTo(
              new Fit.Refused(
                  "There is no tool \""
                      + written
                      + "\". The tools are: plan_route, get_weather, current_time, turn_light_on,"
                      + " sort_v1, add, list."));
    } else {
      assertThat(fit(written, "{}"))
          .isEqualTo(
              new Fit.Fits(
                  ToolExecutionRequest.builder().id("7").name(meant).arguments("{}").build(),
                  List.of("The model called " + meant + " by the name \"" + written + "\".")));
    }
  }

  @Test
  void a_name_that_two_tools_may_have_is_not_corrected() {
    DeclaredTools twins =
        DeclaredTools.of(
            Stream.of("read_files", "read_filed", "getTime", "get_time")
                .map(name -> ToolSpecification.builder().name(name).build())
                .toList());
    for (String name : List.of("read_filee", "get-time")) {
      assertThat(twins.fit(ToolExecutionRequest.builder().name(name).build()))
          .isInstanceOf(Fit.Refused.class);
    }
    assertThat(twins.fit(ToolExecutionRequest.builder().name("getTime").build()))
        .isInstanceOf(Fit.Fits.class);
  }

  @Test
  void what_fits_is_returned_as_it_is() {
    ToolExecutionRequest call =
        ToolExecutionRequest.builder()
            .id("a")
            .name("plan_route")
            .arguments("{\"fast\": true,  \"to\": \"x\", \"unknown\": 1}")
            .build();

    assertThat(TOOLS.fit(call)).isEqualTo(new Fit.Fits(call, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "null", "\"\"", "\"{}\"", "{}"})
  void nothing_is_no_arguments(String arguments) {
    assertThat(((Fit.Fits) fit("add", arguments)).call().arguments()).isEqualTo("{}");
    assertThat(((Fit.Fits) fit("add", null)).call().arguments()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"{\\\"to\\\":\\\"x\\\"}\" | {\"to\":\"x\"}",
        "{\"to\":\"5\"} | {\"to\":\"5\"}",
        "{\"to\":\"x\",\"stops\":[1,2.0,\"3\",\" 4 \"]} | {\"to\":\"x\",\"stops\":[1,2,3,4]}",
        "{\"to\":\"x\",\"stops\":\"[1, 2]\"} | {\"to\":\"x\",\"stops\":[1,2]}",
        "{\"to\":\"x\",\"budget\":\"12.50\"} | {\"to\":\"x\",\"budget\":12.5}",
        "{\"to\":\"x\",\"budget\":3} | {\"to\":\"x\",\"budget\":3}",
        "{\"to\":\"x\",\"budget\":1e1000} | {\"to\":\"x\",\"budget\":1e1000}",
        "{\"to\":\"x\",\"fast\":\"True\"} | {\"to\":\"x\",\"fast\":true}",
        "{\"to\":\"x\",\"fast\":null,\"by\":\"None\"} | {\"to\":\"x\"}",
        "{\"to\":\"x\",\"note\":null} | {\"to\":\"x\",\"note\":null}",
        "{\"to\":\"x\",\"note\":\"null\"} | {\"to\":\"x\",\"note\":\"null\"}",
        "{\"to\":\"x\",\"who\":\"{\\\"name\\\":\\\"A\\\"}\"} | {\"to\":\"x\",\"who\":{\"name\":\"A\"}}",
        "{\"to\":\"x\",\"who\":{\"age\":\"34\",\"name\":\"A\"}} | {\"to\":\"x\",\"who\":{\"age\":34,\"name\":\"A\"}}",
        "{\"to\":\"x\",\"via\":\"5\"} | {\"to\":\"x\",\"via\":\"5\"}",
        "{\"to\":\"x\",\"via\":5} | {\"to\":\"x\",\"via\":5}",
        "{\"to\":\"x\",\"tree\":{\"value\":1,\"next\":{\"value\":\"2\"}}} | {\"to\":\"x\",\"tree\":{\"value\":1,\"next\":{\"value\":2}}}",
        "{\"unit\":\"km\",\"to\":\"x\",\"free\":[{}]} | {\"unit\":\"km\",\"to\":\"x\",\"free\":[{}]}"
      })
  void a_value_that_stays_the_same_is_read_as_its_type(String written, String fitted) {
    Fit fit = fit("plan_route", written);

    assertThat(fit).isInstanceOf(Fit.Fits.class);
    assertThat(((Fit.Fits) fit).call().arguments()).isEqualTo(fitted);
    assertThat(((Fit.Fits) fit).notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{} | to is missing (string)",
        "{\"to\":5} | to must be string, not 5",
        "{\"to\":null} | to must be string, not null",
        "{\"to\":\"x\",\"stops\":[1,2.5]} | stops[1] must be integer, not 2.5",
        "{\"to\":\"x\",\"stops\":[1e999999]} | stops[0] must be integer, not 1E+999999",
        "{\"to\":\"x\",\"stops\":[1e2147483647]} | stops[0] must be integer, not 1E+2147483647",
        "{\"to\":\"x\",\"stops\":[1000e2147483646]} | stops[0] must be integer, not 1.000E+2147483649",
        "{\"to\":\"x\",\"stops\":[1e-2147483647]} | stops[0] must be integer, not 1E-2147483647",
        "{\"to\":\"x\",\"stops\":[\"1e9999999999\"]} | stops[0] must be integer, not \"1e9999999999\"",
        "{\"to\":\"x\",\"stops\":\"1, 2\"} | stops must be array, not \"1, 2\"",
        "{\"to\":\"x\",\"budget\":\"1,000\"} | budget must be number, not \"1,000\"",
        "{\"to\":\"x\",\"budget\":\"007\"} | budget must be number, not \"007\"",
        "{\"to\":\"x\",\"budget\":1e1001} | budget must be number, not 1E+1001",
        "{\"to\":\"x\",\"budget\":1e-2147483647} | budget must be number, not 1E-2147483647",
        "{\"to\":\"x\",\"budget\":true} | budget must be number, not true",
        "{\"to\":\"x\",\"fast\":\"yes\"} | fast must be boolean, not \"yes\"",
        "{\"to\":\"x\",\"fast\":1} | fast must be boolean, not 1",
        "{\"to\":\"x\",\"by\":\"plane\"} | by must be one of \"car\", \"train\", not \"plane\"",
        "{\"to\":\"x\",\"unit\":\"mi\"} | unit must be \"km\", not \"mi\"",
        "{\"to\":\"x\",\"who\":{\"age\":3}} | who.name is missing (string)",
        "{\"to\":\"x\",\"who\":{\"name\":\"A\",\"town\":\"B\"}} | who.town is not known",
        "{\"to\":\"x\",\"who\":[]} | who must be object, not []",
        "{\"to\":\"x\",\"via\":true} | via fits none of the forms that are allowed there",
        "{\"to\":\"x\",\"tree\":{\"value\":1,\"next\":{}}} | tree.next.value is missing (integer)"
      })
  void a_problem_names_the_path_and_what_was_expected(String arguments, String problem) {
    assertThat(problem(arguments))
        .startsWith("The arguments of plan_route do not fit: " + problem + ". Its parameters: to (")
        .contains("to (string, required), stops (array), budget (number)")
        .contains("via (integer or string), note (string or null)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "5",
        "\"x\"",
        "{\"to\":\"x\"",
        "{\"to\":\"x\",\"to\":\"y\"}",
        "\"[1]\"",
        "{\"to\":\"x\",\"budget\":1e9999999999}"
      })
  void arguments_that_are_no_object_are_refused(String arguments) {
    assertThat(problem(arguments))
        .startsWith("The arguments of plan_route must be one JSON object.");
  }

  @Test
  void a_schema_that_leads_in_a_circle_and_deep_arguments_end() {
    ToolSpecification circle =
        ToolSpecification.fromJson(
            """
            {"name": "f", "parameters": {"type": "object",
              "properties": {"x": {"$ref": "#/$defs/a"}},
              "$defs": {"a": {"$ref": "#/$defs/a"}}}}""");
    Fit fit =
        DeclaredTools.of(List.of(circle))
            .fit(ToolExecutionRequest.builder().name("f").arguments("{\"x\":1}").build());

    assertThat(fit).isInstanceOf(Fit.Refused.class);
    assertThat(((Fit.Refused) fit).problem()).contains("x is nested too deeply");
    assertThat(problem("{\"to\":\"x\",\"free\":" + "[".repeat(500) + "]".repeat(500) + "}"))
        .contains("is nested too deeply");
  }

  @Test
  void without_tools_nothing_fits() {
    assertThat(DeclaredTools.of(List.of()).fit(ToolExecutionRequest.builder().name("f").build()))
        .isEqualTo(new Fit.Refused("There is no tool \"f\". There are none."));
  }
}
