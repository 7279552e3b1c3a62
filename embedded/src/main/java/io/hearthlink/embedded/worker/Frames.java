package io.hearthlink.embedded.worker;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Messages over a pipe, each behind its length in four bytes. One thread may read while others
 * write.
 */
public final class Frames {

  private static final int LONGEST = 256 << 20;

  private final DataInputStream in;
  private final OutputStream out;

  /** Reads from {@code in} and writes to {@code out}. */
  public Frames(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /**
   * Sends a message.
   *
   * @throws IOException if the other side is gone
   */
  public void write(Message message) throws IOException {
    byte[] json = message.toJson();
    byte[] frame = ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
    synchronized (out) {
      out.write(frame);
      out.flush();
    }
  }

  /**
   * Waits for the next message; null once the other side has closed.
   *
   * @throws IOException if what comes is not a frame
   */
  public @Nullable Message read() throws IOException {
    int length;
    try {
      length = in.readInt();
    } catch (EOFException closed) {
      return null;
    }
    if (length < 2 || length > LONGEST) {
      throw new IOException("a frame says that it is " + length + " bytes long");
    }
    return Message.parse(in.readNBytes(length));
  }
}
