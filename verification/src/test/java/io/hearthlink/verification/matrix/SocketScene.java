package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.ChatCall;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scene without a server: a name, a port or a socket, and nobody who reads a request. */
final class SocketScene implements Scene {

  private final String url;
  private final AutoCloseable port;
  private final List<AutoCloseable> others = new ArrayList<>();
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();

  private SocketScene(String url, AutoCloseable port) {
    this.url = url;
    this.port = port;
  }

  /** A port on which nothing listens. */
  static Scene refusing() {
    FakeServer nobody = FakeServer.refusing();
    return new SocketScene(nobody.url(), nobody);
  }

  /** A name that no resolver looks up, since its first part is longer than names may be. */
  static Scene unknownHost() {
    return new SocketScene("http://" + "x".repeat(64) + ".invalid:11434", () -> {});
  }

  /** Accepts, and never reads. */
  static Scene deaf() {
    return accepting(socket -> {});
  }

  /** Accepts, and closes at once. */
  static Scene closing() {
    return accepting(Socket::close);
  }

  /** Accepts, and resets at once. */
  static Scene resetting() {
    return accepting(
        socket -> {
          socket.setSoLinger(true, 0);
          socket.close();
        });
  }

  /** Never accepts, and has as many connections waiting as it can. */
  static Scene full() {
    try {
      ServerSocket port = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
      SocketScene scene = new SocketScene(url(port), port);
      for (int i = 0; i < 8; i++) {
        SocketChannel waiting = SocketChannel.open();
        waiting.configureBlocking(false);
        waiting.connect(new InetSocketAddress(port.getInetAddress(), port.getLocalPort()));
        scene.others.add(waiting);
      }
      return scene;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private interface OnAccept {
    void handle(Socket socket) throws IOException;
  }

  private static Scene accepting(OnAccept action) {
    try {
      ServerSocket port = new ServerSocket(0, 16, InetAddress.getByAddress(LOOPBACK));
      SocketScene scene = new SocketScene(url(port), port);
      Thread acceptor = new Thread(() -> scene.accept(port, action), "scene-" + scene.url);
      acceptor.setDaemon(true);
      acceptor.start();
      return scene;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String url(ServerSocket port) {
    return "http://127.0.0.1:" + port.getLocalPort();
  }

  private void accept(ServerSocket port, OnAccept action) {
    try {
      while (true) {
        Socket socket = port.accept();
        accepted.add(socket);
        action.handle(socket);
      }
    } catch (IOException closed) {
      // close() closed the port
      return;
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public int asked() {
    // nobody reads a request; where a reset comes first, the JDK connects once more
    return 1;
  }

  @Override
  public int openConnections() {
    return (int) accepted.stream().filter(SocketScene::open).count();
  }

  private static boolean open(Socket socket) {
    if (socket.isClosed()) {
      return false;
    }
    try {
      socket.setSoTimeout(1);
      int read = 0;
      while (read >= 0) {
        read = socket.getInputStream().read(new byte[4096]);
      }
      return false;
    } catch (SocketTimeoutException silent) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  @Override
  public boolean answersAgain() {
    return false;
  }

  @Override
  public List<ChatCall> chats() {
    return List.of();
  }

  @Override
  public void close() {
    try {
      port.close();
      for (AutoCloseable other : others) {
        other.close();
      }
      for (Socket socket : accepted) {
        socket.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("a socket did not close", e);
    }
  }
}
