package io.hearthlink.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** LocalAI's models to be had, and the jobs that get them and delete them. Thread-safe. */
final class LocalAiGallery {

  private static final String JOBS = "/models/jobs";
  private static final String DELETE = "/models/delete/";
  private static final String ID = "78667f46-e725-11f1-aaae-";

  private final Models models;
  private final Downloads downloads;
  private final Jobs jobs;

  LocalAiGallery(ServerState state) {
    this.models = state.models();
    this.downloads = state.downloads();
    this.jobs = state.jobs();
  }

  /** The reply on a path of the gallery; empty for another path. */
  Optional<FakeReply> answer(ReceivedRequest request) {
    String path = request.path();
    boolean get = request.method().equals("GET");
    if (get && path.equals("/models/available")) {
      return Optional.of(json(available()));
    } else if (get && path.equals(JOBS)) {
      return Optional.of(json(all()));
    } else if (get && path.startsWith(JOBS + "/")) {
      return Optional.of(job(path.substring(JOBS.length() + 1)));
    } else if (!get && path.equals("/models/apply")) {
      return Optional.of(apply(request));
    } else if (!get && path.startsWith(DELETE)) {
      return Optional.of(delete(request, path.substring(DELETE.length())));
    }
    return Optional.empty();
  }

  /** Begins to download what a gallery names {@code gallery@model}. */
  private FakeReply apply(ReceivedRequest request) {
    if (!request.json().isObject()) {
      return LocalAiRoutes.error(400, "code=400, message=unexpected EOF, internal=unexpected EOF");
    }
    String id = request.json().path("id").asText("");
    Optional<FakeModel> model = downloads.find(id.substring(id.indexOf('@') + 1));
    return started(
        request,
        model
            .map(found -> jobs.download(id, found))
            .orElseGet(() -> jobs.over(id, false, "no model found with name \"" + id + "\"")));
  }

  private FakeReply delete(ReceivedRequest request, String name) {
    Optional<FakeModel> model = models.find(name);
    model.ifPresent(models::remove);
    model.ifPresent(downloads::forget);
    String problem = "remove /localai.yaml: no such file or directory";
    return started(request, jobs.over(name, true, model.isPresent() ? null : problem));
  }

  private static FakeReply started(ReceivedRequest request, Jobs.Job job) {
    String url = "http://" + request.header("Host") + JOBS + "/" + id(job);
    return json(Json.object().put("uuid", id(job)).put("status", url));
  }

  private FakeReply job(String id) {
    Optional<Jobs.Job> found = jobs.all().stream().filter(job -> id(job).equals(id)).findFirst();
    return found
        .map(job -> json(told(job)))
        .orElseGet(() -> LocalAiRoutes.error(500, "could not find any status for ID"));
  }

  private ObjectNode all() {
    ObjectNode body = Json.object();
    jobs.all().forEach(job -> body.set(id(job), told(job)));
    return body;
  }

  private static ObjectNode told(Jobs.Job job) {
    boolean running = !job.done();
    boolean begun = running && job.bytes() > 0;
    String error = job.error();
    ObjectNode body = Json.object().put("deletion", job.deletion());
    body.put("file_name", begun ? "/localai.gguf.partial" : "");
    if (error != null) {
      body.put("error", error);
    }
    body.put("processed", !running).put("message", message(job, error));
    body.put("progress", running ? 100.0 * job.bytes() / job.size() : error == null ? 100 : 0);
    if (begun) {
      body.put("current_bytes", job.bytes()).put("total_bytes", job.size());
    }
    body.put("file_size", begun ? mebibytes(job.size()) : "");
    body.put("downloaded_size", begun ? mebibytes(job.bytes()) : "");
    body.put("gallery_element_name", begun || (error == null && !running) ? job.name() : "");
    return body.put("cancelled", false).put("cancellable", running);
  }

  private static String message(Jobs.Job job, @Nullable String error) {
    if (error != null) {
      return "error: " + error;
    }
    return job.done() ? "completed" : "processing model: " + job.name();
  }

  private ArrayNode available() {
    ArrayNode list = Json.array();
    for (FakeModel model : downloads.available()) {
      ObjectNode item = list.addObject().put("name", model.name());
      item.put("description", "a model").put("license", "mit").putArray("tags").add("llm");
      ObjectNode file = item.putArray("files").addObject();
      file.put("filename", model.name() + ".gguf").put("sha256", model.digest());
      file.put("uri", "http://127.0.0.1/" + model.name() + ".gguf");
      ObjectNode gallery = item.putObject("gallery").put("url", "http://127.0.0.1/index.yaml");
      gallery.put("name", "local");
      item.put("backend", "llama-cpp");
    }
    return list;
  }

  private static String id(Jobs.Job job) {
    return ID + String.format(Locale.ROOT, "%012x", job.number());
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
  }

  private static FakeReply json(JsonNode body) {
    return FakeReply.own(HttpReply.whole(200, "application/json", body.toString()));
  }
}
