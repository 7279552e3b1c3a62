package io.hearthlink.personas;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a method of a persona returns. */
enum ResultKind {
  /** The content, once it is there. */
  CONTENT,
  /** The content with its usage and its ending, once they are there. */
  RESULT,
  /** A stream that the caller starts. */
  STREAM,
  /** A future of the content; its cancel is the cancel of the call. */
  FUTURE,
  /** A publisher of the text in pieces, with a turn for each subscriber. */
  PUBLISHER;

  /** For messages. */
  static final String ALL =
      "String, TokenStream, PersonaStream, Flow.Publisher<String>, a type that an answer can have,"
          + " or Result, CompletableFuture or CompletionStage of String or such a type";

  private static final Map<Type, ResultKind> PLAIN =
      Map.of(TokenStream.class, STREAM, PersonaStream.class, STREAM);

  private static final Map<Type, ResultKind> GENERIC =
      Map.of(
          Result.class, RESULT,
          CompletableFuture.class, FUTURE,
          CompletionStage.class, FUTURE,
          Flow.Publisher.class, PUBLISHER);

  /** Returns the kind of a method that returns {@code type}. */
  static ResultKind of(Type type) {
    Map<Type, ResultKind> kinds = type instanceof ParameterizedType ? GENERIC : PLAIN;
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return kinds.getOrDefault(raw, CONTENT);
  }

  /** Returns what the method returns, of a turn whose answer has this content. */
  Object from(Supplier<AnswerStream> turns, Function<ChatResponse, Object> content) {
    return switch (this) {
      case CONTENT -> content.apply(turns.get().await());
      case RESULT -> result(turns.get(), content);
      case STREAM -> turns.get();
      case FUTURE -> AnswerFuture.of(turns.get(), content);
      case PUBLISHER -> new TextPublisher(turns);
    };
  }

  static String text(ChatResponse response) {
    return Objects.requireNonNullElse(response.aiMessage().text(), "");
  }

  private static Result<Object> result(
      AnswerStream stream, Function<ChatResponse, Object> content) {
    ChatResponse response = stream.await();
    return Result.<Object>builder()
        .content(content.apply(response))
        .tokenUsage(response.tokenUsage())
        .finishReason(response.finishReason())
        .sources(List.of())
        .toolExecutions(stream.toolCalls().stream().map(ToolExecutions::of).toList())
        .intermediateResponses(List.of())
        .finalResponse(response)
        .build();
  }
}
