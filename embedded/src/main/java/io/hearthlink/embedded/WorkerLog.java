package io.hearthlink.embedded;

import io.hearthlink.embedded.worker.WorkerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Drains the standard error of a worker and remembers the first complaint of the native code and
 * the last of all. Everything else that llama.cpp prints is dropped, and of a complaint only the
 * beginning is kept, so that no prompt can get into an error message. Thread-safe.
 */
final class WorkerLog implements Runnable {

  private static final int LONGEST = 200;
  private static final Pattern COMPLAINT =
      Pattern.compile("^E |^error|what\\(\\):|GGML_ASSERT|OutOfMemory|Error occurred");
  private static final Pattern CONTENT = Pattern.compile("messages =.*");

  private final InputStream standardError;
  private String first = "";
  private boolean firstIsNative;
  private String last = "";

  WorkerLog(InputStream standardError) {
    this.standardError = standardError;
  }

  @Override
  public void run() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(standardError, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (COMPLAINT.matcher(line).find()) {
          keep(CONTENT.matcher(line.replaceFirst("^E ", "")).replaceAll("").strip());
        }
      }
    } catch (IOException closed) {
      keep("its log ended: " + closed.getMessage());
    }
  }

  /**
   * The first complaint, that of the native code where there is one: it says why, the worker's own
   * says only that something failed. Empty where there was none.
   */
  synchronized String first() {
    return first;
  }

  /** The last complaint; empty where there was none. */
  synchronized String last() {
    return last;
  }

  private synchronized void keep(String line) {
    last = line.substring(0, Math.min(line.length(), LONGEST));
    // llama.cpp logs on a thread of its own, so that its reason may come after the worker's line
    boolean isNative = !line.startsWith(WorkerMain.COMPLAINT);
    if (first.isEmpty() || (isNative && !firstIsNative)) {
      first = last;
      firstIsNative = isNative;
    }
  }
}
