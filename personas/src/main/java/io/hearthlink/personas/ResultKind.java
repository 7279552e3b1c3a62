package io.hearthlink.personas;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a method of a persona returns. */
enum ResultKind {
  /** The text, once it is there. */
  TEXT,
  /** The text with its usage and its ending, once they are there. */
  RESULT,
  /** A stream that the caller starts. */
  STREAM,
  /** A future of the text; its cancel is the cancel of the call. */
  FUTURE,
  /** A publisher of the text in pieces, with a turn for each subscriber. */
  PUBLISHER;

  /** For messages. */
  static final String ALL =
      "String, Result<String>, TokenStream, PersonaStream, CompletableFuture<String> or"
          + " Flow.Publisher<String>";

  private static final Map<Type, ResultKind> PLAIN =
      Map.of(String.class, TEXT, TokenStream.class, STREAM, PersonaStream.class, STREAM);

  private static final Map<Type, ResultKind> OF_STRING =
      Map.of(
          Result.class, RESULT,
          CompletableFuture.class, FUTURE,
          CompletionStage.class, FUTURE,
          Flow.Publisher.class, PUBLISHER);

  /** Returns the kind of a method that returns {@code type}; null if there is none. */
  static @Nullable ResultKind of(Type type) {
    if (type instanceof ParameterizedType generic) {
      List<Type> arguments = Arrays.asList(generic.getActualTypeArguments());
      return arguments.equals(List.of(String.class)) ? OF_STRING.get(generic.getRawType()) : null;
    }
    return PLAIN.get(type);
  }

  /** Returns what the method returns. */
  Object from(Supplier<AnswerStream> turns) {
    return switch (this) {
      case TEXT -> text(turns.get().await());
      case RESULT -> result(turns.get());
      case STREAM -> turns.get();
      case FUTURE -> AnswerFuture.of(turns.get());
      case PUBLISHER -> new TextPublisher(turns);
    };
  }

  static String text(ChatResponse response) {
    return Objects.requireNonNullElse(response.aiMessage().text(), "");
  }

  private static Result<String> result(AnswerStream stream) {
    ChatResponse response = stream.await();
    return Result.<String>builder()
        .content(text(response))
        .tokenUsage(response.tokenUsage())
        .finishReason(response.finishReason())
        .sources(List.of())
        .toolExecutions(stream.toolCalls().stream().map(ToolExecutions::of).toList())
        .intermediateResponses(List.of())
        .finalResponse(response)
        .build();
  }
}
