package io.hearthlink.testkit;

import io.hearthlink.testkit.cassette.Cassette;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A program that is started with {@code -Dhearthlink.allowed-calls}, and prints what it may do. */
final class RunOfItsOwn {

  private RunOfItsOwn() {}

  public static void main(String[] args) throws Exception {
    try (FakeServer server = FakeServer.ollama().start()) {
      System.out.println("fake: " + called(server.url()));
      System.out.println("named: " + called("http://127.0.0.1:1"));
      System.out.println("other: " + called("http://127.0.0.1:2"));
      RealCalls.forbid().close();
      System.out.println("still: " + called("http://127.0.0.1:2"));
      System.out.println("allowed: " + RealCalls.allowedForTheRun("http://localhost:2"));
      System.out.println("recorded: " + recorded("http://127.0.0.1:2"));
      System.out.println("of a fake: " + recorded(server.url()));
    }
  }

  private static String called(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/tags")).build();
      return "" + HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    } catch (Exception | AssertionError e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String recorded(String url) {
    try (Cassette cassette = Cassette.of(Path.of("none.json")).from(url).recordingInCi().start()) {
      return cassette.toString();
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }
}
