package io.hearthlink.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls as Python writes them.
 *
 * @param mark what follows them; null where they are the rest of the answer
 */
record PythonPayload(@Nullable String mark) implements Payload {

  @Override
  public Span from(int start) {
    return mark == null ? new RestSpan(start) : new MarkSpan(start, mark);
  }

  @Override
  public List<WrittenCall> calls(String name, String text) {
    return new PythonCalls(text).read();
  }
}
