package io.hearthlink.testkit;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** One thing that a server does while it replies. A reply is a lazy sequence of them. */
sealed interface Step {

  /** Which part of a reply some bytes are. */
  enum Part {
    /** Status line and headers. */
    HEAD,
    /** A piece of what is answered, which faults count. */
    PIECE,
    /** What stands around the pieces. */
    FRAME
  }

  /** Sends bytes at once. */
  record Send(Bytes bytes, Part part) implements Step {
    Send part(int from, int to) {
      return new Send(bytes.part(from, to), part);
    }
  }

  /** Waits, without a byte. */
  record Pause(Duration duration) implements Step {}

  /** Waits without a byte until the test lets the reply go on. */
  record Gate(CompletionStage<?> opened) implements Step {}

  /** Changes the state of the server. */
  record Act(Runnable change) implements Step {}

  /** Sends nothing ever after; ends when the client goes. */
  record Hold() implements Step {}

  /** Closes the connection. */
  record End(Ending how) implements Step {}
}
