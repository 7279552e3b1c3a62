package io.hearthlink.embedded;

import io.hearthlink.config.EmbeddedConfig;
import io.hearthlink.embedded.worker.Message;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.ModelLoadException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worker of one GGUF file: a process that is started when it is needed and has ended before,
 * and the queue of the calls to it. Thread-safe.
 */
final class ModelWorker {

  /** Threads of a model below this size wait for each other longer than they compute. */
  private static final long TINY = 100 << 20;

  private final Path file;
  private final EmbeddedConfig config;
  private final WorkerLauncher launcher;
  private final Duration grace;
  private final Turns turns = new Turns();
  private @Nullable WorkerProcess process;
  private List<String> notes = List.of();
  private boolean closed;

  ModelWorker(Path file, EmbeddedConfig config, WorkerLauncher launcher, Duration grace) {
    this.file = file;
    this.config = config;
    this.launcher = launcher;
    this.grace = grace;
  }

  /** The queue in which a call waits before it may {@link #ask}. */
  Turns turns() {
    return turns;
  }

  /** Whether the model is in memory. */
  synchronized boolean loaded() {
    return process != null && process.loaded();
  }

  /** What the reader of an answer should know about the file. */
  synchronized List<String> notes() {
    return notes;
  }

  /**
   * Sends a request, to a new process where there is none; its turn must have come.
   *
   * @throws ModelLoadException if the file is not whole or no process can be started
   */
  Exchange ask(Message request, Turns.Ticket turn, ErrorContext context) {
    return process(context).ask(request, turn);
  }

  /** Ends the process and starts no other. Idempotent. */
  synchronized void close() {
    closed = true;
    if (process != null) {
      process.kill();
    }
  }

  private synchronized WorkerProcess process(ErrorContext context) {
    if (closed) {
      throw new CancelledException("The embedded backend was closed.", context);
    }
    if (process == null || !process.usable()) {
      try {
        GgufFile gguf = GgufFile.read(file);
        notes =
            gguf.hasChatTemplate()
                ? List.of()
                : List.of("The file has no chat template of its own; ChatML was used.");
        process = WorkerProcess.start(launcher.launch(), load(gguf), grace);
      } catch (GgufException broken) {
        throw new ModelLoadException(
            file + " cannot be loaded: " + broken.getMessage() + ".", false, context, broken);
      } catch (IOException e) {
        throw new ModelLoadException(
            "No worker can be started for " + file + ": " + e.getMessage() + ".",
            false,
            context,
            e);
      }
    }
    return process;
  }

  private Message load(GgufFile gguf) {
    Integer threads = config.numThread();
    return Message.of("load")
        .with("path", file.toString())
        .with("context", config.numCtx() == null ? gguf.contextLength() : config.numCtx())
        .with("threads", threads == null && gguf.sizeBytes() < TINY ? Integer.valueOf(1) : threads)
        .with("gpuLayers", config.numGpu() == null ? 0 : config.numGpu())
        .with("addsStartToken", gguf.addsStartToken());
  }
}
