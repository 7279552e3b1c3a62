package io.hearthlink.embedded;

import io.hearthlink.embedded.worker.Frames;
import io.hearthlink.embedded.worker.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker process with its model, and the three daemon threads that talk to it, so that nobody
 * else ever waits for a pipe. One exchange at a time. Thread-safe.
 */
final class WorkerProcess {

  private final Process process;
  private final Frames frames;
  private final WorkerLog log;
  private final BlockingQueue<Message> outbox = new LinkedBlockingQueue<>();
  private final Message load;
  private final Duration grace;
  private final long startNanos = System.nanoTime();
  private long exchanges;
  private @Nullable Exchange current;
  private boolean ended;
  private volatile boolean loaded;

  private WorkerProcess(Process process, Message load, Duration grace) {
    this.process = process;
    this.load = load;
    this.frames = new Frames(process.getInputStream(), process.getOutputStream());
    this.log = new WorkerLog(process.getErrorStream());
    this.grace = grace;
  }

  /**
   * Takes a process over.
   *
   * @param load the first message, sent with the first request so that its caller hears what comes
   * @param grace how long a cancelled answer may go on before the process is killed
   */
  static WorkerProcess start(Process process, Message load, Duration grace) {
    WorkerProcess worker = new WorkerProcess(process, load, grace);
    Thread logging = daemon(worker.log, "hearthlink-worker-log-" + process.pid());
    Thread talking = daemon(worker::talk, "hearthlink-worker-in-" + process.pid());
    var unused =
        daemon(() -> worker.listen(logging, talking), "hearthlink-worker-" + process.pid());
    return worker;
  }

  /** Whether the process can take a request. */
  synchronized boolean usable() {
    return !ended && process.isAlive();
  }

  /** Whether the model is in memory. */
  boolean loaded() {
    return loaded && process.isAlive();
  }

  /** Sends a request; its turn must have come. */
  Exchange ask(Message request, Turns.Ticket turn) {
    Exchange exchange = new Exchange(turn, this);
    boolean tooLate;
    long id;
    synchronized (this) {
      id = ++exchanges;
      tooLate = ended;
      current = tooLate ? null : exchange;
    }
    if (tooLate) {
      exchange.receive(gone());
    } else {
      if (id == 1) {
        outbox.add(load);
      }
      outbox.add(request.with("id", id));
    }
    return exchange;
  }

  /** Has the worker stop answering; kills it if it does not. */
  void cancel(Exchange exchange) {
    long id;
    synchronized (this) {
      if (current != exchange) {
        return;
      }
      id = exchanges;
    }
    outbox.add(Message.of("cancel").with("id", id));
    CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(() -> killIfStill(exchange));
  }

  /** Ends the process and waits until it has. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void killIfStill(Exchange exchange) {
    synchronized (this) {
      if (current == exchange) {
        process.destroyForcibly();
      }
    }
  }

  private void talk() {
    try {
      while (true) {
        frames.write(outbox.take());
      }
    } catch (IOException gone) {
      // the listening thread learns the same and tells the caller why
      process.destroyForcibly();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(Thread logging, Thread talking) {
    try {
      for (Message message = frames.read(); message != null; message = frames.read()) {
        if (message.kind().equals("ready")) {
          loaded = true;
          deliver(message.with("nanos", System.nanoTime() - startNanos));
        } else {
          deliver(message);
        }
      }
    } catch (IOException broken) {
      process.destroyForcibly();
    }
    kill();
    talking.interrupt();
    awaitEnd(logging);
    synchronized (this) {
      ended = true;
    }
    deliver(gone());
  }

  private void deliver(Message message) {
    Exchange exchange;
    synchronized (this) {
      exchange = current;
    }
    if (exchange != null && exchange.receive(message)) {
      synchronized (this) {
        if (current == exchange) {
          current = null;
        }
      }
    }
  }

  private Message gone() {
    String exit = process.isAlive() ? "it hangs" : "exit code " + process.exitValue();
    String complaint = loaded ? log.last() : log.first();
    return Message.of(loaded ? Exchange.GONE : Exchange.LOAD_FAILED)
        .with("message", complaint.isEmpty() ? exit : exit + ": " + complaint);
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
