package io.hearthlink.verification.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearthlink.cli.CommandLineRun;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.verification.report.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No command prints a key, and none a prompt where nobody asked for the exchange. */
class CommandLineCanaryTest {

  private static final Canary CANARY = Canary.fresh();
  private static final Suite SUITE = Suite.of("canary: command line");
  private static final List<String> OPTIONS = List.of("", "--json", "--debug");
  private static final String QUESTION = "QUESTION";
  private static final List<Speech> SPEECHES = List.of(Speech.values());

  /** Each in the forms that its output has. */
  private static final List<String> COMMANDS =
      List.of(
          "ask QUESTION",
          "ask - --system QUESTION",
          "ask QUESTION --schema name",
          "ask QUESTION --tool math",
          "chat",
          "chat alden",
          "models",
          "doctor",
          "tour");

  /** Wrong in some way, and told so in their own words. */
  private static final List<String> WRONG =
      List.of("QUESTION", "ask --QUESTION", "chat QUESTION", "ask x --model QUESTION --seed y");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void run(Command command, @TempDir Path folder) throws Exception {
    Evidence evidence = new Evidence(CANARY);
    CommandLineRun run = new CommandLineRun();
    Runnable asked = command.scenario() == Scenario.CANCEL ? run::interrupt : () -> {};
    try (Recorder recorder = Recorder.start(evidence);
        FakeServer server =
            command.chats()
                ? command.scenario().open(command.speech(), CANARY, asked)
                : command.scenario().openForAll(command.speech(), CANARY, asked)) {
      Map<String, String> variables =
          new HashMap<>(command.speech().variables(server.url(), CANARY));
      variables.put("HEARTHLINK_LLM_TIMEOUTS_LOAD", command.load());
      variables.put("HEARTHLINK_LLM_TIMEOUTS_CONNECT", command.load());
      int code = run.run(variables, folder, CANARY.question() + "\n", command.words());
      evidence.add(Channel.LOG, "lines", recorder.lines() + " " + code);
    }
    look(evidence, command, run);
    evidence.judge(SUITE, command.toString());
  }

  private static void look(Evidence evidence, Command command, CommandLineRun run)
      throws JsonProcessingException {
    boolean debug = command.option().equals("--debug");
    boolean wrong = WRONG.contains(command.line());
    boolean calls = command.line().contains("--tool"); // which are shown where they are made
    evidence.add(Channel.STDOUT, "text", run.out());
    evidence.add(debug || wrong || calls ? Channel.DEBUG : Channel.STDERR, "text", run.err());
    if (command.option().equals("--json") && !wrong) {
      String message = new JsonMapper().readTree(run.out()).at("/error/message").asText();
      evidence.add(Channel.STDERR, "message", message);
    }
  }

  static Stream<Command> run() {
    List<Command> all = new ArrayList<>();
    for (String line : WRONG) {
      all.add(new Command(line, "", Scenario.ANSWER, Speech.OLLAMA));
      all.add(new Command(line, "--json", Scenario.ANSWER, Speech.OLLAMA));
    }
    for (String line : COMMANDS) {
      for (Scenario scenario : Scenario.values()) {
        boolean whole = line.equals("ask QUESTION") || line.equals("models");
        int turn = all.size();
        for (String option : whole ? OPTIONS : List.of(OPTIONS.get(turn % OPTIONS.size()))) {
          Speech speech = SPEECHES.get((turn / OPTIONS.size()) % SPEECHES.size());
          all.add(new Command(line, option, scenario, speech));
        }
      }
    }
    return all.stream().filter(Command::makesSense);
  }

  /** A command line against a server. */
  record Command(String line, String option, Scenario scenario, Speech speech) {

    boolean makesSense() {
      // doctor waits 2 s for each reply, as the detection does that LibraryCanaryTest asks for
      boolean waits = line.equals("doctor") && scenario == Scenario.SILENCE;
      return !scenario.breaksHead() && !waits && (chats() || scenario.ofAnyRequest());
    }

    boolean chats() {
      return !line.equals("models") && !line.equals("doctor");
    }

    String[] words() {
      return Stream.of((line + " " + option).strip().split(" "))
          .map(word -> word.replace(QUESTION, CANARY.question()))
          .toArray(String[]::new);
    }

    String load() {
      return scenario == Scenario.SILENCE ? "30ms" : "10s";
    }

    @Override
    public String toString() {
      return (line + " " + option).strip() + ", " + scenario + ", " + speech;
    }
  }

  @AfterAll
  static void end() throws Exception {
    LeftFiles.end(SUITE, CANARY);
  }
}
