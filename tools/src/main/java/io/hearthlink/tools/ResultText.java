package io.hearthlink.tools;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What a model is told of a result: text as it is, everything else as JSON, never too much. */
final class ResultText extends Writer {

  /** Some servers refuse a result without text. */
  private static final String EMPTY = "(empty)";

  private final StringBuilder text = new StringBuilder();
  private final int limit;
  private boolean cut;

  private ResultText(int limit) {
    this.limit = limit;
  }

  /**
   * Says a result; waits for one that is still to come.
   *
   * @param limit most characters of it
   * @throws Exception if it cannot be told, or if what was waited for failed
   */
  static String of(@Nullable Object result, int limit) throws Exception {
    if (result instanceof CompletionStage<?> later) {
      return of(await(later), limit);
    }
    if (result instanceof Optional<?> maybe && maybe.isPresent()) {
      return of(maybe.get(), limit);
    }
    if (result instanceof CharSequence || result instanceof Character) {
      return plain(result.toString(), limit);
    }
    ResultText text = new ResultText(limit);
    try {
      Json.write(text, result);
    } catch (IOException e) {
      if (!text.cut) {
        throw e;
      }
    }
    return text.told("");
  }

  private static @Nullable Object await(CompletionStage<?> later) throws Exception {
    try {
      return later.toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Says a text. */
  static String plain(String whole, int limit) {
    ResultText text = new ResultText(limit);
    text.cut = whole.length() > limit;
    text.text.append(whole, 0, text.cut ? limit : whole.length());
    return text.told(" of " + whole.length());
  }

  private String told(String ofAll) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    if (cut && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
      text.setLength(text.length() - 1);
    }
    String told = sendable(text);
    return cut ? told + "\n[cut after " + text.length() + ofAll + " characters]" : told;
  }

  /** Replaces what no server takes: NUL, and halves of characters. */
  private static String sendable(CharSequence text) {
    StringBuilder sendable = new StringBuilder(text.length());
    text.codePoints().map(c -> sendable(c) ? c : 0xFFFD).forEach(sendable::appendCodePoint);
    return sendable.toString();
  }

  private static boolean sendable(int c) {
    return c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }

  @Override
  public void write(char[] chars, int from, int length) throws IOException {
    int room = limit - text.length();
    text.append(chars, from, Math.min(room, length));
    if (length > room) {
      cut = true;
      throw new IOException("The result is longer than it may be.");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
