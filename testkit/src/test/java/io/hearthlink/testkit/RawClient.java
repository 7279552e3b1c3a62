package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes and tells what came back, and how it ended. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  RawClient(FakeServer server) throws IOException {
    socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
    socket.setSoTimeout(10_000);
  }

  /** What came back, with how it ended: FIN, RESET or STALL. */
  record Reply(String text, String ended) {
    String head() {
      return text.substring(0, Math.max(0, text.indexOf("\r\n\r\n")));
    }

    JsonNode json() {
      return Json.read(body());
    }

    int status() {
      return Integer.parseInt(head().substring(9, 12));
    }

    String body() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? "" : text.substring(end + 4);
    }
  }

  /** Sends one chat request and reads until the server closes. */
  static Reply chat(FakeServer server, Wire wire, boolean stream) throws IOException {
    try (RawClient client = new RawClient(server)) {
      return client.send(request("POST", wire.path(), chatBody(stream))).readAll();
    }
  }

  /** Sends one streamed chat request and reads until some text has come, then what follows soon. */
  static Reply chatUntil(FakeServer server, Wire wire, String text) throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.send(request("POST", wire.path(), chatBody(true)));
      String before = client.readUntil(text);
      Reply after = client.readOn();
      return new Reply(before + after.text(), after.ended());
    }
  }

  /** Sends one request with a body of its own and reads until the server closes. */
  static Reply ask(FakeServer server, String method, String path, String body) throws IOException {
    try (RawClient client = new RawClient(server)) {
      return client.send(request(method, path, body)).readAll();
    }
  }

  static Reply get(FakeServer server, String method, String path) throws IOException {
    try (RawClient client = new RawClient(server)) {
      String body = method.equals("POST") ? "{\"model\":\"ember\"}" : "";
      return client.send(request(method, path, body)).readAll();
    }
  }

  static String chatBody(boolean stream) {
    return "{\"model\":\"ember\",\"max_tokens\":50,\"stream\":"
        + stream
        + ",\"stream_options\":{\"include_usage\":true},"
        + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  }

  static String request(String method, String path, String body) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Reads until this text has come. */
  String readUntil(String text) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.UTF_8).contains(text)) {
      int b = socket.getInputStream().read();
      if (b < 0) {
        throw new IOException("ended before " + text + ": " + read);
      }
      read.write(b);
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  /** Reads until the server closes. */
  Reply readAll() {
    return read(10_000);
  }

  /** Reads what comes soon; where nothing does, the server stalls. */
  Reply readOn() {
    return read(200);
  }

  private Reply read(int stallMillis) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    String ended = "FIN";
    try {
      socket.setSoTimeout(stallMillis);
      socket.getInputStream().transferTo(read);
    } catch (SocketTimeoutException e) {
      ended = "STALL";
    } catch (IOException e) {
      ended = "RESET";
    }
    return new Reply(read.toString(StandardCharsets.UTF_8), ended);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
