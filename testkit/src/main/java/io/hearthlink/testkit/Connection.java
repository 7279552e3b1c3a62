package io.hearthlink.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server. One thread reads requests and so sees at once when the client goes,
 * also while the server is silent; another one replies.
 */
final class Connection {

  private final Socket socket;
  private final ServerLog log;
  private final Function<ReceivedRequest, Stream<Step>> script;
  private final ServerTime time;
  private final int number;
  private final BlockingQueue<Optional<ReceivedRequest>> queue = new LinkedBlockingQueue<>();
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private volatile @Nullable ReceivedRequest last;
  private volatile boolean closedHere;

  Connection(
      Socket socket,
      ServerLog log,
      ServerTime time,
      Function<ReceivedRequest, Stream<Step>> script) {
    this.socket = socket;
    this.log = log;
    this.time = time;
    this.script = script;
    this.number = log.connectionOpens();
  }

  /** Reads requests until the client or the server closes. */
  void read() {
    try {
      HttpRequestReader reader = new HttpRequestReader(number, socket.getInputStream(), this::send);
      for (ReceivedRequest request = reader.next(); request != null; request = reader.next()) {
        last = request;
        log.received(request);
        queue.add(Optional.of(request));
      }
      clientWent();
    } catch (IOException | NumberFormatException e) {
      // a reset, or what is no HTTP: nothing more is to be read here either
      clientWent();
    } finally {
      queue.add(Optional.empty());
    }
  }

  /** Replies to the requests, in their order, until one side closes. */
  void reply() {
    try {
      Optional<ReceivedRequest> next = queue.take();
      while (next.isPresent() && reply(next.get())) {
        next = queue.take();
      }
    } catch (IOException | ExecutionException e) {
      // the client went, or the test failed a gate: the connection is of no more use
      clientWent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      dismiss();
    }
  }

  /** Closes it for good: nobody replies any more. */
  void dismiss() {
    close();
    log.connectionCloses();
  }

  /** Closes it from this side. */
  void close() {
    closedHere = true;
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a loopback socket did not close", e);
    }
  }

  /** Replies to one request; true where the connection goes on. */
  private boolean reply(ReceivedRequest request)
      throws IOException, InterruptedException, ExecutionException {
    try (Stream<Step> reply = script.apply(request)) {
      return run(reply.iterator(), request) && !gone.isDone() && !request.asksToClose();
    }
  }

  private boolean run(Iterator<Step> steps, ReceivedRequest request)
      throws IOException, InterruptedException, ExecutionException {
    ServerTime.Pauses pauses = time.pauses();
    Step step = steps.hasNext() ? steps.next() : null;
    boolean open = true;
    while (step != null && open && !gone.isDone()) {
      Step following = steps.hasNext() ? steps.next() : null;
      if (following == null || following instanceof Step.End) {
        endingWith(step, request);
      }
      open = act(step, pauses);
      if (step instanceof Step.Gate) {
        pauses = time.pauses();
      }
      step = following;
    }
    return open;
  }

  private static void endingWith(Step last, ReceivedRequest request) {
    if (last instanceof Step.Send || last instanceof Step.End) {
      request.replyEnds();
    }
  }

  private boolean act(Step step, ServerTime.Pauses pauses)
      throws IOException, InterruptedException, ExecutionException {
    if (step instanceof Step.Send send) {
      send(send.bytes());
    } else if (step instanceof Step.Pause pause) {
      pauses.await(pause.duration(), gone);
    } else if (step instanceof Step.Gate gate) {
      CompletableFuture.anyOf(gone, gate.opened().toCompletableFuture()).get();
    } else if (step instanceof Step.Act act) {
      act.change().run();
    } else if (step instanceof Step.Hold) {
      gone.get();
    } else if (step instanceof Step.End end) {
      end(end.how());
      return false;
    }
    return true;
  }

  private void send(Bytes bytes) throws IOException {
    bytes.writeTo(socket.getOutputStream());
  }

  private void end(Ending how) throws IOException {
    closedHere = true;
    if (how == Ending.RESET) {
      socket.setSoLinger(true, 0);
    } else {
      socket.shutdownOutput();
    }
    socket.close();
  }

  private void clientWent() {
    ReceivedRequest request = last;
    if (!closedHere && request != null && request.clientWent()) {
      log.disconnected(request.disconnected().join());
    }
    gone.complete(null);
  }
}
