package io.hearthlink.transport;

/**
 * Hears every exchange with a server, for debugging. Header values that are not known to be
 * harmless are masked, wherever they occur; bodies hold content. Must be thread-safe, quick, and
 * never throw.
 */
public interface WireLog {

  /** Hears nothing. */
  WireLog NONE =
      new WireLog() {
        @Override
        public void line(String line) {}

        @Override
        public boolean enabled() {
          return false;
        }
      };

  /** The next line: {@code >} before what is sent, {@code <} before what comes. */
  void line(String line);

  /** Whether anybody listens. */
  default boolean enabled() {
    return true;
  }
}
