package io.hearthlink.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the requests of an act to a fake server, and keeps the shapes of both replies. */
final class Rehearsal {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern ID = Pattern.compile("\"uuid\":\"([^\"]+)\"");
  private static final String BLOB = "GGUF and so on";
  private static final String RECORDED_BLOB =
      "sha256:3b96241f7cce6d1a6774331e3cd16fd9073cbd475fff1675b1c073768616c3f4";

  private final Act act;
  private final FakeClock clock = FakeClock.create();
  private final Map<String, String> names = new HashMap<>();
  private final Map<Recording, Shape> shapes = new LinkedHashMap<>();
  private FakeReply script = FakeReply.silence();

  private Rehearsal(Act act) {
    this.act = act;
    names.put(RECORDED_BLOB, Blobs.digest(BLOB.getBytes(StandardCharsets.UTF_8)));
  }

  /** The shape of what the fake server answered, for each recording. */
  static Map<Recording, Shape> of(Act act) throws IOException, InterruptedException {
    Rehearsal rehearsal = new Rehearsal(act);
    try (FakeServer server =
        act.server().get().clock(rehearsal.clock).answerWith(call -> rehearsal.script).start()) {
      for (String cue : act.cues()) {
        rehearsal.follow(server, cue);
      }
    }
    return rehearsal.shapes;
  }

  private void follow(FakeServer server, String cue) throws IOException, InterruptedException {
    if (cue.startsWith("+")) {
      clock.advance(Duration.parse(cue.substring(1)));
    } else if (cue.equals("blob")) {
      String path = "/api/blobs/" + names.get(RECORDED_BLOB);
      send(server, "POST", path, Map.of(), BLOB);
    } else {
      Recording recording = act.recording(cue);
      script =
          recording.exchange().status() == 200 || act.inTrouble()
              ? recording.script()
              : FakeReply.silence();
      HttpResponse<String> reply =
          send(
              server,
              recording.exchange().method(),
              named(recording.exchange().path()),
              recording.requestHeaders(),
              named(recording.exchange().requestBody()));
      note(recording.exchange().responseBody(), reply.body());
      shapes.put(
          recording,
          Shape.of(
              reply.statusCode(),
              reply.headers().map().keySet(),
              reply.headers().firstValue("Content-Type").orElse(""),
              reply.body()));
    }
  }

  private static HttpResponse<String> send(
      FakeServer server, String method, String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(10));
    headers.forEach(
        (name, value) -> {
          if (!Set.of("Host", "Content-Length", "Connection").contains(name)) {
            request.header(name, value);
          }
        });
    HttpRequest.BodyPublisher publisher =
        body.isEmpty() && !method.equals("POST")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return CLIENT.send(
        request.method(method, publisher).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The number of a job is another one here. */
  private void note(String recorded, String replied) {
    Matcher there = ID.matcher(recorded);
    Matcher here = ID.matcher(replied);
    if (there.find() && here.find()) {
      names.put(there.group(1), here.group(1));
    }
  }

  private String named(String text) {
    String result = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      result = result.replace(name.getKey(), name.getValue());
    }
    return result;
  }
}
