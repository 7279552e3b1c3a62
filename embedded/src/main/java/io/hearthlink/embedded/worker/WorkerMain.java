package io.hearthlink.embedded.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Main class of a worker process. It reads {@code load}, {@code generate} and {@code cancel} from
 * standard input, answers on standard output, and ends when its input closes, so that it never
 * outlives the application.
 */
public final class WorkerMain {

  /** What the lines of this class on standard error begin with. */
  public static final String COMPLAINT = "error: ";

  private final Frames frames;
  private final BlockingQueue<Message> work = new LinkedBlockingQueue<>();
  private final AtomicLong cancelled = new AtomicLong(-1);

  private WorkerMain(Frames frames) {
    this.frames = frames;
  }

  /** Serves the application until it closes the pipe. */
  public static void main(String[] args) {
    OutputStream pipe = new FileOutputStream(FileDescriptor.out);
    // the native library prints while it loads; nothing but frames may reach the pipe
    System.setOut(System.err);
    WorkerMain worker = new WorkerMain(new Frames(System.in, pipe));
    Thread model = new Thread(worker::serve, "model");
    model.setDaemon(true);
    model.start();
    worker.listen();
    // the library keeps a thread that would hold an orderly exit up
    Runtime.getRuntime().halt(0);
  }

  private void listen() {
    try {
      for (Message message = frames.read(); message != null; message = frames.read()) {
        if (message.kind().equals("cancel")) {
          cancelled.set(message.number("id"));
        } else {
          work.add(message);
        }
      }
    } catch (IOException broken) {
      System.err.println(COMPLAINT + "the application sent no frame: " + broken.getMessage());
    }
  }

  private void serve() {
    try {
      NativeModel model = new NativeModel(work.take());
      frames.write(Message.of("ready"));
      while (true) {
        generate(model, work.take());
      }
    } catch (IOException gone) {
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException | RuntimeException | Error e) {
      // the application reads the reason from the log
      System.err.println(COMPLAINT + e);
      Runtime.getRuntime().halt(3);
    }
  }

  private void generate(NativeModel model, Message request) throws IOException {
    long id = request.number("id");
    try {
      model.generate(request, () -> cancelled.get() == id, frames);
    } catch (RuntimeException e) {
      frames.write(Message.of("refused").with("message", String.valueOf(e.getMessage())));
    }
  }
}
