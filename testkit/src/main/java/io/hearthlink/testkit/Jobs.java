package io.hearthlink.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server does by itself, after the request for it was answered. Thread-safe. */
final class Jobs {

  private final ServerTime time;
  private final Downloads downloads;
  private final List<Job> jobs = new ArrayList<>();

  Jobs(ServerTime time, Downloads downloads) {
    this.time = time;
    this.downloads = downloads;
  }

  /**
   * One job, as it stands at a moment.
   *
   * @param number 1 for the first
   * @param name what it was asked for
   * @param model the model that it downloads; null where it downloads none
   * @param deletion whether it deletes
   * @param error why it failed; null where it did not
   * @param start when it began
   * @param from how many bytes were there then
   * @param bytes how many are there now
   */
  record Job(
      int number,
      String name,
      @Nullable FakeModel model,
      boolean deletion,
      @Nullable String error,
      Instant start,
      long from,
      long bytes) {

    boolean done() {
      return model == null || bytes >= model.size();
    }

    long size() {
      return model == null ? 0 : model.size();
    }

    private Job at(long now) {
      return new Job(number, name, model, deletion, error, start, from, now);
    }
  }

  /** Downloads a model from now on. */
  synchronized Job download(String name, FakeModel model) {
    long there = downloads.there(model);
    return add(new Job(jobs.size() + 1, name, model, false, null, time.now(), there, there));
  }

  /** A job that is over at once. */
  synchronized Job over(String name, boolean deletion, @Nullable String error) {
    return add(new Job(jobs.size() + 1, name, null, deletion, error, time.now(), 0, 0));
  }

  /** All jobs as they stand now; what is downloaded by now is there. */
  synchronized List<Job> all() {
    jobs.replaceAll(this::advanced);
    return List.copyOf(jobs);
  }

  private Job add(Job job) {
    jobs.add(job);
    return job;
  }

  private Job advanced(Job job) {
    FakeModel model = job.model();
    if (model == null || job.done()) {
      return job;
    }
    long nanos = Duration.between(job.start(), time.now()).toNanos();
    long whole = downloads.time(model, model.size()).toNanos();
    double part = whole == 0 ? 1 : (double) nanos / whole;
    Job now = job.at(Math.min(model.size(), job.from() + (long) (part * model.size())));
    downloads.reach(model, now.bytes());
    return now;
  }
}
