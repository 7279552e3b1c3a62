package io.hearthlink.testkit.cassette;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Any client: it knows nothing of what it talks to. */
final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final String[] headers;

  private Client(String url, String... headers) {
    this.url = url;
    this.headers = headers;
  }

  static Client of(Cassette cassette, String... headers) {
    return new Client(cassette.url(), headers);
  }

  String chat(String question) throws IOException, InterruptedException {
    return post(
            "/api/chat",
            "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + question
                + "\"}]}")
        .body();
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Reads the first bytes of a reply, and goes. */
  String begin(String path, String body, int bytes) throws IOException, InterruptedException {
    HttpResponse<InputStream> reply =
        HTTP.send(
            request(path).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofInputStream());
    try (InputStream in = reply.body()) {
      byte[] read = in.readNBytes(bytes);
      return new String(Arrays.copyOf(read, read.length), StandardCharsets.UTF_8);
    }
  }
}
