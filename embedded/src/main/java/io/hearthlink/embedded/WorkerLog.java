package io.hearthlink.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Drains the standard error of a worker and remembers its last complaints. Everything else that
 * llama.cpp prints is dropped, and of a complaint only the beginning is kept, so that no prompt can
 * get into an error message. Thread-safe.
 */
final class WorkerLog implements Runnable {

  private static final int MOST_LINES = 3;
  private static final int LONGEST_LINE = 160;
  private static final Pattern COMPLAINT =
      Pattern.compile("^E |^error|what\\(\\):|GGML_ASSERT|OutOfMemory|Error occurred");
  private static final Pattern CONTENT = Pattern.compile("messages =.*|; request.*");

  private final InputStream standardError;
  private final Deque<String> complaints = new ArrayDeque<>();

  WorkerLog(InputStream standardError) {
    this.standardError = standardError;
  }

  @Override
  public void run() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(standardError, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (COMPLAINT.matcher(line).find()) {
          keep(CONTENT.matcher(line).replaceAll("").strip());
        }
      }
    } catch (IOException closed) {
      keep("its log ended: " + closed.getMessage());
    }
  }

  /** The last complaints; empty where there was none. */
  synchronized String complaints() {
    return String.join("; ", complaints);
  }

  private synchronized void keep(String line) {
    complaints.addLast(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
    if (complaints.size() > MOST_LINES) {
      complaints.removeFirst();
    }
  }
}
