package io.hearthlink.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port on which nobody accepts, with as many connections waiting as the system lets wait. */
final class FullBacklog implements AutoCloseable {

  private static final int SURELY_FULL = 64;
  private static final int MILLIS = 100;

  private final ServerSocket port;
  private final List<Socket> waiting = new ArrayList<>();

  FullBacklog(InetAddress address) throws IOException {
    port = new ServerSocket(0, 1, address);
    while (another()) {
      if (waiting.size() > SURELY_FULL) {
        close();
        throw new IOException("the queue of a port does not fill on this system");
      }
    }
  }

  int port() {
    return port.getLocalPort();
  }

  /** Whether one more connection found room. */
  private boolean another() throws IOException {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(port.getLocalSocketAddress(), MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      // that is what everybody else gets from now on
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : waiting) {
      socket.close();
    }
    port.close();
  }
}
