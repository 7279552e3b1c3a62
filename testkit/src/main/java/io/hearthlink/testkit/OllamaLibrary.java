package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ollama's way to get models, to make them of others, and to be rid of them. Thread-safe. */
final class OllamaLibrary {

  private static final int STEPS = 10;

  private final Models models;
  private final Downloads downloads;
  private final Blobs blobs = new Blobs();

  OllamaLibrary(ServerState state) {
    this.models = state.models();
    this.downloads = state.downloads();
  }

  /** A download: it goes on where one that was broken off has stopped. */
  FakeReply pull(JsonNode body) {
    String name = name(body);
    Optional<FakeModel> found = downloads.find(name).or(() -> models.find(name));
    List<HttpReply.Piece> lines = new ArrayList<>(List.of(status("pulling manifest")));
    if (found.isEmpty()) {
      return failed(body, lines, "pull model manifest: file does not exist");
    }
    FakeModel model = found.get();
    long there = downloads.there(model);
    long left = model.size() - there;
    if (!streams(body)) {
      downloads.reach(model, model.size());
      return success().afterLoading(downloads.time(model, left));
    }
    for (int step = left == 0 ? STEPS : 1; step <= STEPS; step++) {
      long bytes = there + left * step / STEPS;
      Duration pause = downloads.time(model, left / STEPS);
      lines.add(progress(model, bytes).after(pause, () -> downloads.reach(model, bytes)));
    }
    lines.add(status("verifying sha256 digest"));
    lines.add(status("writing manifest"));
    lines.add(status("success"));
    return stream(lines);
  }

  /** A new model, made of one that is there or of files that were sent before. */
  FakeReply create(JsonNode body) {
    JsonNode files = body.path("files");
    String from = body.path("from").asText("");
    if (files.isEmpty() && from.isEmpty()) {
      return error(400, "neither 'from' or 'files' was specified");
    }
    Optional<FakeModel> base = models.find(from);
    List<HttpReply.Piece> lines = new ArrayList<>();
    if (base.isPresent()) {
      lines.add(status("using existing layer sha256:" + base.get().digest()));
    } else if (files.isEmpty()) {
      lines.add(status("pulling manifest"));
      return failed(body, lines, "pull model manifest: file does not exist");
    } else {
      lines.add(status("parsing GGUF"));
      for (JsonNode file : files) {
        if (!blobs.has(file.asText())) {
          String path = "/models/blobs/" + file.asText().replace(':', '-');
          return failed(body, lines, "open " + path + ": no such file or directory");
        }
      }
      lines.add(status("verifying conversion"));
    }
    FakeModel made = made(tagged(name(body)), base, body);
    lines.add(status("creating new layer sha256:" + made.digest()));
    lines.add(status("writing manifest"));
    lines.add(status("success").after(Duration.ZERO, () -> models.add(made)));
    if (!streams(body)) {
      models.add(made);
      return success();
    }
    return stream(lines);
  }

  FakeReply copy(JsonNode body) {
    String source = body.path("source").asText("");
    Optional<FakeModel> model = models.find(source);
    if (model.isEmpty()) {
      return missing("\"" + source + "\"");
    }
    models.add(model.get().withName(tagged(body.path("destination").asText(""))));
    return empty(200);
  }

  FakeReply delete(JsonNode body) {
    Optional<FakeModel> model = models.find(name(body));
    if (model.isEmpty()) {
      return missing("'" + name(body) + "'");
    }
    models.remove(model.get());
    downloads.forget(model.get());
    return empty(200);
  }

  /** Asks for a file by its digest, or sends it. */
  FakeReply blob(ReceivedRequest request, String digest) {
    boolean there = blobs.has(digest);
    if (request.method().equals("HEAD")) {
      return there ? empty(200) : error(404, "blob not found");
    }
    if (there) {
      return empty(200);
    }
    String actual = blobs.add(request.bytes());
    return actual.equals(digest)
        ? empty(201)
        : error(400, "digest mismatch, expected \"" + digest + "\", got \"" + actual + "\"");
  }

  /** The error about a model that is not there, whose name stands in quotes already. */
  static FakeReply missing(String quoted) {
    return error(404, "model " + quoted + " not found");
  }

  /** The name as Ollama lists it. */
  static String tagged(String name) {
    return name.indexOf(':', name.lastIndexOf('/') + 1) < 0 ? name + ":latest" : name;
  }

  private FakeModel made(String name, Optional<FakeModel> base, JsonNode body) {
    long size = 0;
    for (JsonNode file : body.path("files")) {
      size += blobs.size(file.asText());
    }
    FakeModel made =
        base.map(model -> model.withName(name)).orElse(FakeModel.of(name).withSize(size));
    int context = body.path("parameters").path("num_ctx").asInt(0);
    return context > 0 ? made.withContextLength(context) : made;
  }

  private static String name(JsonNode body) {
    return body.path("model").asText(body.path("name").asText(""));
  }

  private static boolean streams(JsonNode body) {
    return body.path("stream").asBoolean(true);
  }

  private static HttpReply.Piece status(String status) {
    return HttpReply.Piece.of(Json.object().put("status", status) + "\n");
  }

  private static HttpReply.Piece progress(FakeModel model, long bytes) {
    ObjectNode line = Json.object().put("status", "pulling " + model.digest().substring(0, 12));
    line.put("digest", "sha256:" + model.digest()).put("total", model.size());
    return HttpReply.Piece.of(line.put("completed", bytes) + "\n");
  }

  private static FakeReply failed(JsonNode body, List<HttpReply.Piece> lines, String message) {
    ObjectNode error = Json.object().put("error", message);
    if (!streams(body)) {
      return Routes.json(500, error);
    }
    lines.add(HttpReply.Piece.of(error + "\n"));
    return stream(lines);
  }

  private static FakeReply stream(List<HttpReply.Piece> lines) {
    return FakeReply.own(HttpReply.streamed("application/x-ndjson", lines));
  }

  private static FakeReply success() {
    return Routes.json(Json.object().put("status", "success"));
  }

  private static FakeReply error(int status, String message) {
    return OllamaRoutes.json(status, Json.object().put("error", message));
  }

  private static FakeReply empty(int status) {
    return FakeReply.own(HttpReply.whole(status, "", ""));
  }
}
