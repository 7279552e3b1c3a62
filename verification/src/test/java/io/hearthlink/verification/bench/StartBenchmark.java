package io.hearthlink.verification.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From the start of a process to its first token and to its end: an empty Java program, bare
 * LangChain4j, the command line by {@code java -jar}, and {@code ./hearthlink}, in turn.
 */
final class StartBenchmark {

  private static final int ROUNDS = 11;

  private record Run(double first, double wall, double cpu) {}

  private StartBenchmark() {}

  static void run(Path project, String url) throws IOException, InterruptedException {
    List<String> ask =
        List.of("ask", "--backend", "ollama", "--endpoint", url, "-m", "ember", "Hi");
    String[] names = {"empty Java program", "bare LangChain4j", "java -jar", "./hearthlink"};
    List<List<String>> commands =
        List.of(
            List.of(Java.COMMAND, "-cp", Java.CLASS_PATH, Empty.class.getName()),
            List.of(Java.COMMAND, "-cp", Java.CLASS_PATH, Bare.class.getName(), url),
            join(
                List.of(
                    Java.COMMAND,
                    "-jar",
                    project.resolve("cli/target/hearthlink-cli.jar").toString()),
                ask),
            join(List.of(project.resolve("hearthlink").toString()), ask));
    List<List<Run>> runs =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = -2; round < ROUNDS; round++) {
      for (int i = 0; i < commands.size(); i++) {
        Run run = once(commands.get(i));
        if (round >= 0) {
          runs.get(i).add(run);
        }
      }
    }
    double empty = median(runs.get(0).stream().mapToDouble(Run::cpu).toArray());
    for (int i = 0; i < names.length; i++) {
      double cpu = median(runs.get(i).stream().mapToDouble(Run::cpu).toArray());
      System.out.printf(
          "%-26s first output %6.0f ms  end %6.0f ms  CPU %6.0f ms  %.1f x empty%n",
          names[i],
          median(runs.get(i).stream().mapToDouble(Run::first).toArray()),
          median(runs.get(i).stream().mapToDouble(Run::wall).toArray()),
          cpu,
          cpu / empty);
    }
  }

  private static Run once(List<String> command) throws IOException, InterruptedException {
    double cpuBefore = childCpuMillis();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    int first = out.read();
    double firstAt = (System.nanoTime() - start) / 1e6;
    while (out.read() >= 0) {
      // only the time of the end counts
    }
    int status = process.waitFor();
    if (status != 0 || first < 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
    double wall = (System.nanoTime() - start) / 1e6;
    return new Run(firstAt, wall, childCpuMillis() - cpuBefore);
  }

  /** CPU of the children that have ended, as Linux counts it, in hundredths of a second. */
  private static double childCpuMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10.0;
  }

  private static List<String> join(List<String> start, List<String> rest) {
    List<String> all = new ArrayList<>(start);
    all.addAll(rest);
    return all;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
