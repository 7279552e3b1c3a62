package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.structured.JsonText.BadJsonException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes partial answers of the text that came so far. The longer the text, the rarer: so all of
 * them together cost a constant times its length. Belongs to the thread of the call.
 *
 * @param <T> the type of the value
 */
final class Partials<T> implements Consumer<CharSequence> {

  /** Hears nothing, and lets servers answer without a stream. */
  static final Consumer<CharSequence> UNHEARD = text -> {};

  private static final int SHARE = 256;

  private final AnswerType<T> type;
  private final Consumer<? super Partial<T>> consumer;
  private int seen;
  private @Nullable JsonNode shown;

  Partials(AnswerType<T> type, Consumer<? super Partial<T>> consumer) {
    this.type = type;
    this.consumer = consumer;
  }

  @Override
  public void accept(CharSequence text) {
    if (text.length() < seen) {
      seen = 0;
    }
    if (text.length() - seen > seen / SHARE) {
      seen = text.length();
      String json = JsonFinder.unfinished(text.toString());
      if (json != null) {
        show(json);
      }
    }
  }

  /** Shows the whole answer, unless it was shown. */
  void end(JsonNode json, T value) {
    if (!json.equals(shown)) {
      shown = json;
      consumer.accept(new Partial<>(json, Optional.of(value)));
    }
  }

  private void show(String json) {
    JsonNode now;
    try {
      now = type.form().unwrapped(JsonText.read(json));
    } catch (BadJsonException notYet) {
      return;
    }
    if (!now.equals(shown)) {
      shown = now;
      consumer.accept(new Partial<>(now, type.tryRead(now)));
    }
  }
}
