package io.hearthlink.embedded.worker;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** The model in native memory; used by one thread. */
final class NativeModel {

  private final LlamaModel model;
  private final int context;
  private final boolean addsStartToken;

  NativeModel(Message load) {
    ModelParameters parameters =
        new ModelParameters()
            .setModel(load.text("path"))
            .setCtxSize((int) load.number("context"))
            .setGpuLayers((int) load.number("gpuLayers"))
            .enableJinja()
            .disableContextShift()
            .skipWarmup()
            .enableLogPrefix();
    if (load.has("threads")) {
      int threads = (int) load.number("threads");
      parameters.setThreads(threads).setThreadsBatch(threads);
    }
    model = new LlamaModel(parameters);
    context = (int) load.number("context");
    addsStartToken = load.flag("addsStartToken");
  }

  /** Answers one request and reports on {@code out}; ends early when {@code cancelled}. */
  void generate(Message request, BooleanSupplier cancelled, Frames out) throws IOException {
    long start = System.nanoTime();
    String prompt =
        Placeholders.restore(
            model.applyTemplate(request.text("template")), request.texts("placeholders"));
    int promptTokens = model.encode(prompt).length + (addsStartToken ? 1 : 0);
    if (promptTokens >= context) {
      out.write(Message.of("too-long").with("needed", promptTokens + 1).with("available", context));
      return;
    }
    out.write(Message.of("prompt").with("tokens", promptTokens));
    int limit = context - promptTokens;
    if (request.has("maxTokens")) {
      limit = Math.min(limit, (int) request.number("maxTokens"));
    }
    if (cancelled.getAsBoolean()) {
      out.write(Message.of("end").with("finish", "cancelled"));
      return;
    }
    LlamaIterator outputs = model.generate(sampling(request, prompt, limit)).iterator();
    StopSequences stops = new StopSequences(request.texts("stop"));
    long firstNanos = 0;
    int tokens = 0;
    boolean endToken = false;
    String finish = "";
    while (finish.isEmpty() && outputs.hasNext()) {
      LlamaOutput output = outputs.next();
      if (firstNanos == 0) {
        firstNanos = System.nanoTime();
        out.write(Message.of("started"));
      }
      if (!outputs.hasNext()) {
        break;
      }
      tokens += tokensOf(output.text);
      endToken = output.text.isEmpty();
      show(stops.push(output.text), out);
      if (stops.reached()) {
        finish = "stop";
      } else if (cancelled.getAsBoolean()) {
        finish = "cancelled";
      }
    }
    if (finish.isEmpty()) {
      // the limit may cut a character: its tokens make no output, but they were used
      finish = endToken ? "stop" : "length";
      tokens = endToken ? tokens : limit;
    } else {
      outputs.cancel();
    }
    show(stops.end(), out);
    long end = System.nanoTime();
    out.write(
        Message.of("end")
            .with("finish", finish)
            .with("tokens", tokens)
            .with("promptNanos", firstNanos - start)
            .with("answerNanos", end - firstNanos));
  }

  private static InferenceParameters sampling(Message request, String prompt, int limit) {
    InferenceParameters parameters = new InferenceParameters(prompt).setNPredict(limit);
    // a prompt that is partly cached is computed in other batches, which changes the last digits:
    // no matter where chance decides anyway, but not where the same answer is expected again
    boolean repeatable =
        request.has("seed") || (request.has("temperature") && request.decimal("temperature") == 0);
    parameters.setCachePrompt(!repeatable);
    if (request.has("seed")) {
      parameters.setSeed((int) request.number("seed"));
    }
    if (request.has("temperature")) {
      parameters.setTemperature(request.decimal("temperature"));
    }
    if (request.has("topP")) {
      parameters.setTopP(request.decimal("topP"));
    }
    if (request.has("topK")) {
      parameters.setTopK((int) request.number("topK"));
    }
    if (request.has("frequencyPenalty")) {
      parameters.setFrequencyPenalty(request.decimal("frequencyPenalty"));
    }
    if (request.has("presencePenalty")) {
      parameters.setPresencePenalty(request.decimal("presencePenalty"));
    }
    if (request.has("grammar")) {
      parameters.setGrammar(request.text("grammar"));
    }
    return parameters;
  }

  /** Characters may come in several tokens, of which only the last one makes an output. */
  private int tokensOf(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return Math.max(1, model.encode("\n" + text).length - model.encode("\n").length);
      }
    }
    return 1;
  }

  private static void show(String text, Frames out) throws IOException {
    if (!text.isEmpty()) {
      out.write(Message.of("text").with("text", text));
    }
  }
}
