package io.hearthlink.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearthlink.config.Environment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs of the program within this process, each in a world of its own. */
final class CliRun {

  private static final Path NOWHERE = Path.of("no", "such", "folder");

  final Screen out = new Screen();
  final Screen err = new Screen();
  final Interrupts interrupts = new Interrupts(action -> {}, () -> {});

  private Map<String, String> variables = Map.of();
  private Path folder = NOWHERE;
  private InputStream in = new ByteArrayInputStream(new byte[0]);
  private Shell.Terminals terminals = Shell.Terminals.NONE;
  private Duration patience = Duration.ofSeconds(5);
  private OutputDecorator decorator = screen -> screen;

  /** Puts something between the program and its standard output. */
  interface OutputDecorator {
    java.io.OutputStream around(java.io.OutputStream out);
  }

  CliRun variables(Map<String, String> values) {
    variables = values;
    return this;
  }

  CliRun folder(Path path) {
    folder = path;
    return this;
  }

  CliRun input(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  CliRun terminals() {
    terminals = new Shell.Terminals(false, true, true);
    return this;
  }

  CliRun patience(Duration time) {
    patience = time;
    return this;
  }

  CliRun output(OutputDecorator around) {
    decorator = around;
    return this;
  }

  int run(String... args) {
    return new Cli(shell(), interrupts).run(args);
  }

  /** Runs on another thread. */
  CompletableFuture<Integer> start(String... args) {
    return CompletableFuture.supplyAsync(() -> run(args), task -> new Thread(task).start())
        .orTimeout(20, TimeUnit.SECONDS);
  }

  Shell shell() {
    return new Shell(
        in,
        new PrintStream(decorator.around(out), false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        terminals,
        new Environment(variables, folder, NOWHERE),
        patience);
  }

  String out() {
    return out.text();
  }

  String err() {
    return err.text();
  }

  /** The one object on standard output. */
  JsonNode json() throws JsonProcessingException {
    return JsonMapper.builder()
        .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .readTree(out());
  }
}
