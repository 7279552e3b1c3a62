package io.hearthlink.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The plainest HTTP client, for tests of the servers. */
final class TestClient {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestClient() {}

  static HttpResponse<String> get(FakeServer server, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(request(server, path).build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(FakeServer server, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(server, path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static String chatBody(boolean stream) {
    return "{\"model\":\"ember\",\"max_tokens\":50,\"stream\":"
        + stream
        + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream_options\":{\"include_usage\":true}}";
  }

  private static HttpRequest.Builder request(FakeServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(10));
  }
}
