package io.hearthlink.layer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The dialects that are read, in the order in which they are tried where two open alike. What they
 * look like is taken from the parsers of llama.cpp (common/chat), Ollama (model/parsers) and vLLM
 * (tool_parsers), and from LM Studio's documentation.
 *
 * <p>In the patterns, {@code ~} is white space and {@code NAME} the name of a tool.
 */
final class Dialects {

  private static final Payload JSON = new JsonPayload(false);
  private static final Payload ONLY_JSON = new JsonPayload(true);

  private static final String TAG = "(?:tool_calls?|function_call)";

  /** A token that ends an answer, where a server lets it through. */
  private static final String END = "(?:<\\|(?:eo[mt]_id|im_end|end|endoftext)\\|>|</s>)";

  /** What an object that is a call can begin with; other JSON answers are shown at once. */
  private static final String CALL_KEY =
      "(?=(?:\\[~)?\\{~\"(?:name|type|id|index|function|function_call|tool|tool_name|tool_calls?"
          + "|tool_call_id|arguments|parameters|args)\"~:)";

  static final List<Dialect> ALL =
      List.of(
          // Hermes 2 and 3, Qwen 2.5 and 3, Granite 3.1, Hunyuan, Jamba, Apriel
          of("Hermes", "<" + TAG + ">~(?=[\\[{])", JSON, "~</" + TAG + ">")
              .opening("<tool_call>", "<tool_calls>", "<function_call>"),
          // Granite 3.0, which writes no closing mark; Phi-4-mini, which does
          of("Granite", "<\\|tool_call\\|>~(?=[\\[{])", JSON, "(?:~<\\|/tool_call\\|>)?")
              .opening("<|tool_call|>"),
          // Qwen3-Coder, Nemotron 3, Seed-OSS
          of(
                  "Qwen3-Coder",
                  "(?:<(?:seed:)?tool_call>~)?<function=NAME>(?=~<(?:parameter=|/function>))",
                  parameters("<parameter=([^>\n]{1,99})>(.*?)</parameter>", "</function>"),
                  "</function>(?:~</(?:seed:)?tool_call>)?")
              .opening("<function=", "<tool_call>", "<seed:tool_call>"),
          // GLM 4.5 and later
          of(
                  "GLM",
                  "<tool_call>~NAME~(?=<arg_key>|</tool_call>)",
                  parameters(
                      "<arg_key>([^<]{1,99})</arg_key>\\s*<arg_value>(.*?)</arg_value>",
                      "</tool_call>"),
                  "</tool_call>")
              .opening("<tool_call>"),
          // Llama 3.1 where the prompt asks for it, Functionary 3.1
          of("Llama tag", "<function(?:=|\\sname=\")NAME\"?>~(?=\\{)", JSON, "~</function>")
              .opening("<function=", "<function name=\""),
          // MiniMax M2, and models that imitate Claude
          of(
                  "MiniMax",
                  "(?:<(?:minimax:tool_call|function_calls)>~)?<invoke name=\"NAME\">"
                      + "(?=~<(?:parameter|/invoke))",
                  parameters("<parameter name=\"([^\">\n]{1,99})\">(.*?)</parameter>", "</invoke>"),
                  "</invoke>(?:~</(?:minimax:tool_call|function_calls)>)?")
              .opening("<invoke name=\"", "<minimax:tool_call>", "<function_calls>"),
          // OLMo 3
          of(
                  "OLMo",
                  "<function_calls>~(?=\\[?\\w)",
                  new PythonPayload("</function_calls>"),
                  "</function_calls>")
              .opening("<function_calls>"),
          // Mistral 7B 0.3, Nemo
          of("Mistral", "\\[TOOL_CALLS\\]~(?=[\\[{])", JSON, "").opening("[TOOL_CALLS]"),
          // Mistral Small 3, Ministral 3, Devstral
          of(
                  "Mistral",
                  "\\[TOOL_CALLS\\]~NAME~(?:\\[CALL_ID\\]\\w{1,40})?(?:\\[ARGS\\])?~(?=\\{)",
                  JSON,
                  "")
              .opening("[TOOL_CALLS]"),
          // what LM Studio asks of models without a form of their own
          of("LM Studio", "\\[TOOL_REQUEST\\]~(?=[\\[{])", JSON, "~\\[END_TOOL_REQUEST\\]")
              .opening("[TOOL_REQUEST]"),
          // Nemotron Nano 2
          of("Nemotron", "<TOOLCALL>~(?=[\\[{])", JSON, "~</TOOLCALL>").opening("<TOOLCALL>"),
          // Command R7B, Command A
          of("Command R", "<\\|START_ACTION\\|>~(?=[\\[{])", JSON, "~<\\|END_ACTION\\|>")
              .opening("<|START_ACTION|>"),
          // Command R
          of("Command R", "Action:\\s```json~(?=[\\[{])", JSON, "~```").opening("Action: ```json"),
          // Functionary 3.2
          of("Functionary", "(?m)^>>>NAME\n(?=\\{)", JSON, "").opening(">>>"),
          // Phi-4-mini, FireFunction 2
          of("functools", "functools(?=\\[)", JSON, "").opening("functools["),
          // DeepSeek R1, V3, V3.1
          of(
                  "DeepSeek",
                  "(?:<｜tool▁calls▁begin｜>~)?<｜tool▁call▁begin｜>(?:function<｜tool▁sep｜>)?"
                      + "~NAME~(?:<｜tool▁sep｜>)?~(?:```json)?~(?=\\{)",
                  JSON,
                  "~(?:```)?~<｜tool▁call▁end｜>(?:~<｜tool▁calls▁end｜>)?")
              .opening("<｜tool▁calls▁begin｜>", "<｜tool▁call▁begin｜>"),
          // Kimi K2
          of(
                  "Kimi",
                  "(?:<\\|tool_calls_section_begin\\|>~)?<\\|tool_call_begin\\|>~(?:functions\\.)?NAME(?::\\d{1,4})?"
                      + "~<\\|tool_call_argument_begin\\|>~(?=\\{)",
                  JSON,
                  "~<\\|tool_call_end\\|>(?:~<\\|tool_calls_section_end\\|>)?")
              .opening("<|tool_calls_section_begin|>", "<|tool_call_begin|>"),
          // gpt-oss, with its tokens or with what is left where a server drops them
          of(
                  "Harmony",
                  "(?:<\\|start\\|>assistant)?(?:<\\|channel\\|>)?(?:commentary|analysis)?~to="
                      + "(?:functions\\.)?NAME"
                      + "(?:<\\|channel\\|>(?:commentary|analysis))?~(?:<\\|constrain\\|>)?(?:json)?"
                      + "~(?:<\\|message\\|>)?~(?=\\{)",
                  JSON,
                  "(?:~<\\|call\\|>)?")
              .opening("<|start|>assistant", "<|channel|>", "commentary to="),
          // InternLM 2
          of("InternLM", "<\\|action_start\\|>~<\\|plugin\\|>~(?=\\{)", JSON, "~<\\|action_end\\|>")
              .opening("<|action_start|>"),
          // LFM 2
          of("LFM", "<\\|tool_call_start\\|>~(?=[\\[{])", JSON, "~<\\|tool_call_end\\|>")
              .opening("<|tool_call_start|>"),
          of(
                  "LFM",
                  "<\\|tool_call_start\\|>",
                  new PythonPayload("<|tool_call_end|>"),
                  "<\\|tool_call_end\\|>")
              .opening("<|tool_call_start|>"),
          // FunctionGemma
          of(
                  "Gemma",
                  "<start_function_call>~call:NAME(?=\\{)",
                  new GemmaPayload("<escape>", "<end_function_call>"),
                  "<end_function_call>")
              .opening("<start_function_call>"),
          // Gemma 4
          of(
                  "Gemma",
                  "<\\|tool_call>~call:NAME(?=\\{)",
                  new GemmaPayload("<|\"|>", "<tool_call|>"),
                  "<tool_call\\|>")
              .opening("<|tool_call>"),
          // Gemma 2 and 3
          of("Gemma", "```tool_code\\s", new PythonPayload("```"), "```").opening("```tool_code"),
          // what many models write when they are asked for a form that they do not know
          of("fenced JSON", "```tool_calls?~(?=[\\[{])", JSON, "~```").opening("```tool_call"),
          // Llama 3.x for tools that it knows
          of("Llama", "<\\|python_tag\\|>~(?=\\{)", JSON, "(?:~" + END + ")?")
              .opening("<|python_tag|>"),
          of("Llama", "<\\|python_tag\\|>(?=~\\w)", new PythonPayload(null), "")
              .opening("<|python_tag|>"),
          // Llama 3.x, Mistral without its token, xLAM, and OpenAI's own form
          of("bare JSON", CALL_KEY, ONLY_JSON, "~;?~(?:" + END + ")?~\\z").alone("{", "["),
          of("fenced JSON", "```(?:json)?~" + CALL_KEY, ONLY_JSON, "~```~\\z").alone("```"),
          of("Hermes", "```(?:xml|json)?~<tool_call>~(?=[\\[{])", JSON, "~</tool_call>~```~\\z")
              .alone("```"),
          // Llama 3.2 and 4
          of("Python", "(?=\\[~[A-Za-z_][\\w.]{0,98}\\()", new PythonPayload(null), "").alone("["));

  static final Openings OPENINGS = new Openings(ALL);

  private Dialects() {}

  private record Form(String name, Pattern head, Payload payload, Pattern tail) {

    Dialect opening(String... openings) {
      return new Dialect(name, List.of(openings), head, payload, tail, false);
    }

    Dialect alone(String... openings) {
      return new Dialect(name, List.of(openings), head, payload, tail, true);
    }
  }

  private static Form of(String name, String head, Payload payload, String tail) {
    return new Form(name, pattern(head), payload, pattern(tail));
  }

  private static Pattern pattern(String text) {
    // bounded, so that a flood of white space is read once
    String spaced = text.replace("~", "\\s{0,99}").replace("NAME", "([\\w./-]{1,99})");
    return Pattern.compile(spaced, Pattern.DOTALL);
  }

  private static Payload parameters(String parameter, String mark) {
    return new ParameterPayload(Pattern.compile("\\s*" + parameter, Pattern.DOTALL), mark);
  }
}
