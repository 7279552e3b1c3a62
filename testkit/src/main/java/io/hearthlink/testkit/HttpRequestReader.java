package io.hearthlink.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from one connection, one after the other. Not thread-safe. */
final class HttpRequestReader {

  private static final Bytes CONTINUE = Bytes.latin1("HTTP/1.1 100 Continue\r\n\r\n");

  /** Asked to say that the body may come, when a client waits for that. */
  interface Continue {
    void send(Bytes bytes) throws IOException;
  }

  private final int connection;
  private final InputStream in;
  private final Continue continues;

  HttpRequestReader(int connection, InputStream in, Continue continues) {
    this.connection = connection;
    this.in = new BufferedInputStream(in);
    this.continues = continues;
  }

  /** The next request; null where the client closed instead of sending one. */
  @Nullable ReceivedRequest next() throws IOException {
    String start = line();
    if (start == null) {
      return null;
    }
    String[] words = start.split(" ", 3);
    if (words.length < 3) {
      throw new IOException("not a request line: " + start);
    }
    List<Header> headers = headers();
    return new ReceivedRequest(connection, words[0], words[1], headers, body(headers));
  }

  private List<Header> headers() throws IOException {
    List<Header> headers = new ArrayList<>();
    for (String line = sureLine(); !line.isEmpty(); line = sureLine()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("not a header: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private byte[] body(List<Header> headers) throws IOException {
    byte[] body = new byte[0];
    for (Header header : headers) {
      if (header.is("Expect")) {
        continues.send(CONTINUE);
      }
    }
    for (Header header : headers) {
      if (header.is("Content-Length")) {
        body = exactly(Integer.parseInt(header.value()));
      } else if (header.is("Transfer-Encoding") && header.value().equalsIgnoreCase("chunked")) {
        body = chunks();
      }
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(exactly(size));
      sureLine();
    }
    headers();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(sureLine().split(";", 2)[0].strip(), 16);
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("the client closed within a body");
    }
    return bytes;
  }

  private String sureLine() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("the client closed within a request");
    }
    return line;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
