package io.hearthlink.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example; one that has no row in the table fails. */
class ExamplesTest {

  private static final String ML = "(?i)machine learning";

  private static final Map<Class<?>, Row> ROWS =
      Map.ofEntries(
          entry(FirstAnswer.class, Row.prints(ML)),
          entry(
              StreamedAnswer.class,
              Row.prints(
                  "\\S+ \\S+", "Tokens: [1-9]", "First text after: PT", "Finished after: PT")),
          entry(FutureAnswer.class, Row.prints("Story cancelled: true", "Greeting: \\S")),
          entry(ChatWithMessages.class, Row.prints("Priya")),
          entry(
              OptionsOfACall.class,
              Row.prints(
                  "Same seed, same answer: true",
                  "Cut off after 5 tokens: true",
                  "(?m)First sentence: \\w[^.]*$")),
          entry(
              StatesOfACall.class,
              Row.prints(
                      "State: LOADING\\s+State: PROMPT\\s+State: ANSWERING\\s+Text: I",
                      "first byte: PT")
                  .at(ExamplesTest::ollama)),
          entry(
              FunctionCalls.class,
              Row.prints("Call: get_weather \\{.*Berlin.*}", "Told: .*21 degrees")),
          entry(ReadyTools.class, Row.prints("Sum: .*4", "Product: .*42", "Time: .*\\d\\d:\\d\\d")),
          entry(
              ToolMethods.class,
              Row.prints("21 degrees", "get_weather \\{.*Berlin.*}: OK", "Rounds: 2")),
          entry(ToolLambda.class, Row.prints("Tool: roll_dice = \\d+\\s+\\S.* \\d+\\.")),
          entry(
              ToolApproval.class,
              Row.prints("Asked: add", "Allowed: .*4", "REFUSED: .*Only additions today")),
          entry(ToolsFromAFile.class, Row.prints("No tools: 1 round", "A tool: .*17")),
          entry(PersonaWithTools.class, Row.prints("Alden: .*42")),
          entry(JsonAnswer.class, Row.prints("(?s)^\\{.*\"name\".*\"age\".*\"city\".*}\\s*$")),
          entry(
              TypedAnswer.class,
              Row.prints(
                  "Person\\[name=Anna, age=34, city=Berlin]",
                  "Language\\[name=Python, ",
                  "NATIVE: \\[]\\s+Tokens: [1-9]")),
          entry(
              StreamedRecord.class,
              Row.prints(
                  "(?m)^\\{\"name\":\"Anna\"} -> Optional.empty$",
                  "(?m)^\\{.*} -> Optional\\[Person\\[name=Anna, age=34, city=Berlin]]$",
                  "(?m)^Person\\[name=Anna, age=34, city=Berlin]$")),
          entry(AnswerBySchema.class, Row.prints("\"type\":\"integer\"", "Name: Anna")),
          entry(
              TypedPersona.class,
              Row.prints("Person\\[name=Anna, age=34, city=Berlin]", "Tasks\\[tasks=\\[\\w")),
          entry(EmbeddedModel.class, Row.prints("Model: ember", ML, "Tokens: [1-9]", "Took: PT")),
          entry(
              ModelsOfAServer.class,
              Row.prints(
                      "Server: ollama at http://127", "Has llama3.2: true", "Model: qwen3:4b, \\d+")
                  .at(ExamplesTest::ollama)),
          entry(
              SwitchModels.class,
              Row.prints("llama3.2: I am llama3.2", "qwen3:4b: I am qwen3:4b", "ember: \\S")
                  .at(ExamplesTest::ollama)),
          entry(CustomEndpoint.class, Row.prints("A custom answer").at(ExamplesTest::custom)),
          entry(
              ConfigurationInCode.class,
              Row.prints("Backend: embedded", "Most tokens: 100", "idle=PT30S, total=PT2M", ML)),
          entry(
              ErrorHandling.class,
              Row.prints(
                      "Nothing answers at http://127.*: No model server",
                      "No such model, but there are \\[.*ember",
                      "Too slow in phase TOTAL: \\S")
                  .at(FakeServer::refusing)),
          entry(
              AldenPersona.class,
              Row.prints(
                  "Alden: \\S", "To Priya: .*Priya", "(?m)To somebody else: (?!.*Priya)\\S")),
          entry(OwnPersona.class, Row.prints("Nova: \\S", "Topic: .*" + ML, "Priya.* \\(STOP\\)")),
          entry(
              PersonaWithoutModel.class,
              Row.prints(
                  "Hello Anna\\.\\s+Alden: You are Anna\\.", "Asked: Who am I\\?", "Messages: 4")),
          entry(
              RecordedServer.class,
              Row.prints("Recorded: I am llama3.2\\s+Replayed: I am llama3.2")
                  .at(ExamplesTest::ollama)),
          entry(LangChain4jBeans.class, Row.prints("Model: \\S", "Teacher: .*" + ML)),
          entry(OwnStreamingModel.class, Row.prints("one two three", "Model: Counter")));

  static List<Class<?>> examples() throws IOException, URISyntaxException {
    Path classes =
        Path.of(FirstAnswer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String folder = FirstAnswer.class.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(classes.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .sorted()
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(ExamplesTest::hasMain)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatItPromises(Class<?> example) throws Exception {
    Row row = Objects.requireNonNull(ROWS.get(example), () -> "no row in the table: " + example);
    try (FakeServer server = row.server().get()) {
      String printed =
          printed(example, server == null ? new String[0] : new String[] {server.url()});
      assertThat(row.patterns())
          .allSatisfy(pattern -> assertThat(printed).containsPattern(pattern));
    }
  }

  /** What an example is run against, and what it prints, as patterns each of which is found. */
  private record Row(Supplier<@Nullable FakeServer> server, List<String> patterns) {

    static Row prints(String... patterns) {
      return new Row(() -> null, List.of(patterns));
    }

    Row at(Supplier<@Nullable FakeServer> server) {
      return new Row(server, patterns);
    }
  }

  private static FakeServer ollama() {
    return FakeServer.ollama()
        .model("llama3.2")
        .model("qwen3:4b")
        .answerWith(call -> FakeReply.text("I am " + call.model()))
        .start();
  }

  /** Answers only what the example's format says. */
  private static FakeServer custom() {
    String question = "\"question\":\"What is machine learning?\",\"limits\":{\"tokens\":100}";
    return FakeServer.openAi()
        .routeWith(
            request ->
                request.path().equals("/ask") && request.body().contains(question)
                    ? FakeReply.json("{\"reply\":{\"text\":\"A custom answer\"}}")
                    : FakeReply.status(404, "{}"))
        .start();
  }

  private static String printed(Class<?> example, String[] args) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (PrintStream captured = new PrintStream(bytes, true, UTF_8)) {
      System.setOut(captured);
      example.getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(FirstAnswer.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("a class file without its class: " + name, e);
    }
  }

  private static boolean hasMain(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(Method::getName)
        .anyMatch("main"::equals);
  }
}
