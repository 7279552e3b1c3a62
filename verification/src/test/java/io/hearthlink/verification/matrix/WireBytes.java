package io.hearthlink.verification.matrix;

import io.hearthlink.testkit.Ending;
import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A reply as the bytes that go over the wire, head included, each as one character.
 *
 * @param bytes the bytes
 * @param head how many of them are the head
 * @param mark how many come before the mark of the honest end
 * @param ended how many it takes until the mark is whole, with the end of its event
 */
record WireBytes(String bytes, int head, int mark, int ended) {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** The bytes of a reply to a chat on this wire, in this mode. */
  static WireBytes of(Form form, Mode mode, FakeReply reply) throws IOException {
    try (FakeServer server = form.server().answer(reply.closing(Ending.FIN)).start();
        Socket socket = new Socket(InetAddress.getByAddress(LOOPBACK), server.port())) {
      String body = question(mode);
      String request =
          "POST "
              + form.path()
              + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] all = socket.getInputStream().readAllBytes();
      String bytes = new String(all, StandardCharsets.ISO_8859_1);
      int head = bytes.indexOf("\r\n\r\n") + 4;
      int mark = bytes.indexOf(form.mark());
      return mode.streamed() && mark > 0
          ? new WireBytes(bytes, head, mark, bytes.indexOf(form.endOfEvent(), mark) + 2)
          : new WireBytes(bytes, head, bytes.length() - 1, bytes.length());
    }
  }

  private static String question(Mode mode) {
    return "{\"model\":\"m\",\"stream\":"
        + mode.streamed()
        + ",\"stream_options\":{\"include_usage\":true},"
        + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  }

  int length() {
    return bytes.length();
  }

  /** The first bytes, and then the end of the connection. */
  FakeReply cutAt(int count, Ending how) {
    return FakeReply.raw(bytes).cutAt(count, how);
  }
}
