package io.hearthlink.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a program wrote; can be waited for. */
final class Screen extends OutputStream {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public synchronized void write(int b) {
    bytes.write(b);
    notifyAll();
  }

  @Override
  public synchronized void write(byte[] b, int off, int len) {
    bytes.write(b, off, len);
    notifyAll();
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Waits until this text has been written. */
  synchronized void await(String wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!text().contains(wanted)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("\"" + wanted + "\" did not come, only: " + text());
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
