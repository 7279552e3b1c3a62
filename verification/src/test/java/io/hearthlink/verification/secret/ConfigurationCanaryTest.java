package io.hearthlink.verification.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hearthlink.Hearthlink;
import io.hearthlink.cli.CommandLineRun;
import io.hearthlink.config.ConfigLoader;
import io.hearthlink.config.Environment;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.verification.report.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration that is refused for its secret, or beside it, is told without it. */
class ConfigurationCanaryTest {

  private static final Canary CANARY = Canary.fresh();
  private static final Suite SUITE = Suite.of("canary: configuration");

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "llm: {api_key: [KEY]}",
        "llm: {api_key: {KEY: KEY}}",
        "llm: {api_key: \"KEY\\u00e4\"}",
        "llm: {api_key: \"KEY\\nX: y\"}",
        "llm: {api_key: \"KEY\\q\"}",
        "llm: {api_key: \"KEY}",
        "llm: {api_key: KEY: KEY}",
        "llm:\n  api_key: KEY\n\t x: y",
        "llm: {api_key: '%KEY', api_key: KEY}",
        "llm: {api_key: %KEY}",
        "llm: {api_key: @KEY}",
        "llm: {api_key: *KEY}",
        "llm: {api_key: &KEY [}",
        "llm: {api_key: !KEY!x y}",
        "llm: {api_key: !<KEY x}",
        "llm: {api_key: KEY, timeout: soon}",
        "llm: {api_key: KEY, temprature: 1}",
        "llm: {headers: KEY}",
        "llm: {headers: [KEY]}",
        "llm: {headers: {X-Tenant: [KEY]}}",
        "llm: {headers: {X-Tenant: \"KEY\\u00e4\"}}",
        "llm: {headers: {X-Tenant: KEY, x-tenant: KEY}}",
        "llm: {headers: {Host: KEY}}",
        "llm: {headers: {'X Tenant': KEY}}",
        "llm: {endpoint: 'http://KEY:KEY@localhost:1'}",
        "llm: {endpoint: 'http://user:KEY@localhost:1/?x='}",
        "llm: {endpoint: 'http://localhost:1/?key=KEY'}",
        "llm: {endpoint: 'http://localhost:1/#KEY'}",
        "llm: {endpoint: 'localhost:1?key=KEY'}",
        "llm: {endpoint: 'ftp://localhost:1?key=KEY'}",
        "llm: {endpoint: 'http://local host:1/?key=KEY'}",
        "llm: {endpoint: 'http://local_host:1/?key=KEY'}",
        "llm: {endpoint: 'http://localhost:99999/?key=KEY'}",
        "KEY",
        "llm: KEY",
        "--- KEY\n--- KEY",
      })
  void file(String yaml, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("hearthlink.yaml");
    Files.writeString(file, yaml.replace("KEY", CANARY.key()));
    refused("file " + yaml, Map.of(), folder);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '=',
      value = {
        "HEARTHLINK_LLM_API_KEY=KEYä",
        "HEARTHLINK_LLM_API_KEY=x\u0001KEY",
        "HEARTHLINK_LLM_HEADERS=KEY",
        "HEARTHLINK_LLM_HEADERS='Authorization: Bearer KEY'",
        "HEARTHLINK_LLM_ENDPOINT=http://u:KEY@localhost:1",
        "HEARTHLINK_LLM_ENDPOINT=https:/localhost?key:KEY",
      })
  void variable(String name, String value, @TempDir Path folder) {
    refused(name + " " + value, Map.of(name, value.replace("KEY", CANARY.key())), folder);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"KEY\r\nX: y", "KEYä", "\u0000KEY"})
  void builder(String value) {
    Evidence evidence = new Evidence(CANARY);
    String secret = value.replace("KEY", CANARY.key());
    String url = "http://x:" + secret + "@localhost";
    evidence.failure(thrown(() -> Hearthlink.builder().llm(llm -> llm.apiKey(secret)).build()));
    evidence.failure(
        thrown(() -> Hearthlink.builder().llm(llm -> llm.header("X", secret)).build()));
    evidence.failure(thrown(() -> Hearthlink.builder().endpoint(url).build()));
    evidence.judge(SUITE, "builder " + value.replaceAll("\\W", "."));
  }

  private static void refused(String name, Map<String, String> variables, Path folder) {
    Evidence evidence = new Evidence(CANARY);
    Environment environment = new Environment(variables, folder, folder);
    ObjectWalk walk = new ObjectWalk(evidence).from(environment);
    assertThat(walk.types()).isNotEmpty();
    try (Recorder recorder = Recorder.start(evidence)) {
      evidence.failure(thrown(() -> ConfigLoader.of(environment).load()));
      for (String command : new String[] {"ask Hi", "ask Hi --json", "doctor --debug", "models"}) {
        CommandLineRun run = new CommandLineRun();
        int code = run.run(variables, folder, "", command.split(" "));
        assertThat(code).isEqualTo(3);
        evidence.add(Channel.STDOUT, command, run.out());
        evidence.add(Channel.STDERR, command, run.err());
      }
      evidence.add(Channel.LOG, "lines", String.valueOf(recorder.lines()));
    }
    evidence.judge(SUITE, name.replaceAll("[^!-~]", " "));
  }

  private static Throwable thrown(org.assertj.core.api.ThrowableAssert.ThrowingCallable code) {
    Throwable thrown = catchThrowable(code);
    assertThat(thrown)
        .isInstanceOfAny(ConfigurationException.class, IllegalArgumentException.class);
    return thrown;
  }

  @AfterAll
  static void end() throws Exception {
    LeftFiles.end(SUITE, CANARY);
  }
}
