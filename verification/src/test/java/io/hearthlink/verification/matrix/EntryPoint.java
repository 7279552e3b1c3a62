package io.hearthlink.verification.matrix;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.TokenStream;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.personas.Alden;
import io.hearthlink.personas.PersonaStream;
import io.hearthlink.personas.Personas;
import io.hearthlink.structured.Extractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;

/**
 * The ways by which a program asks. A new entry point is a new constant: which modes it has, how it
 * asks, and what it makes of a caller who throws or cancels, where that is not what a client makes
 * of it.
 */
@SuppressWarnings("ImmutableEnumChecker") // these sets cannot change
enum EntryPoint {
  /** {@link LlmClient}. */
  CLIENT(Set.of(Mode.values())) {
    @Override
    Asker open(Hearthlink hearth) {
      return askerOf(hearth.client());
    }
  },

  /** LangChain4j's models of a client. */
  BEAN(Set.of(Mode.BLOCKING, Mode.STREAMING)) {
    @Override
    Asker open(Hearthlink hearth) {
      return (ask, seen) -> {
        if (ask.waits()) {
          seen.endWith(() -> text(hearth.client().chatModel().chat(ask.request())));
        } else {
          hearth.client().streamingChatModel().chat(ask.request(), handler(seen));
        }
      };
    }

    @Override
    Expected expected(Fault fault, Asked asked) {
      return switch (fault.caller()) {
        case THROWS -> Expected.answer();
        case CANCELS -> Expected.silence();
        default -> fault.expected(asked);
      };
    }
  },

  /** An AI Service of LangChain4j on those models, as a program without personas has it. */
  AI_SERVICE(Set.of(Mode.BLOCKING, Mode.STREAMING)) {
    @Override
    Asker open(Hearthlink hearth) {
      LlmClient client = hearth.client();
      Assistant assistant =
          AiServices.builder(Assistant.class)
              .chatModel(client.chatModel())
              .streamingChatModel(client.streamingChatModel())
              .build();
      return (ask, seen) -> {
        if (ask.waits()) {
          seen.endWith(() -> assistant.chat(ask.prompt()));
          return;
        }
        assistant.stream(ask.prompt())
            .onPartialResponseWithContext(
                (piece, context) -> {
                  seen.cancelWith(context.streamingHandle()::cancel);
                  seen.text(piece.text());
                })
            .onCompleteResponse(response -> seen.answered(text(response)))
            .onError(seen::failed)
            .start();
      };
    }

    @Override
    Expected expected(Fault fault, Asked asked) {
      return BEAN.expected(fault, asked);
    }
  },

  /** A persona, which remembers what was said. */
  PERSONA(Set.of(Mode.COLLECTED, Mode.STREAMING)) {
    @Override
    Asker open(Hearthlink hearth) {
      Alden alden = Personas.create(Alden.class, hearth.client());
      return (ask, seen) -> {
        if (ask.waits()) {
          seen.endWith(() -> alden.chat("anna", ask.prompt()));
          return;
        }
        PersonaStream stream = (PersonaStream) alden.stream("anna", ask.prompt());
        seen.cancelWith(stream::cancel);
        stream
            .onPartialResponse(seen::text)
            .onCompleteResponse(response -> seen.answered(text(response)))
            .onError(seen::failed)
            .start();
      };
    }

    @Override
    Expected expected(Fault fault, Asked asked) {
      return fault.caller() == Caller.THROWS ? Expected.answer() : fault.expected(asked);
    }

    @Override
    boolean remembers() {
      return true;
    }
  },

  /** A persona that publishes its answers: who cancels hears nothing more. */
  PUBLISHER(Set.of(Mode.STREAMING)) {
    @Override
    Asker open(Hearthlink hearth) {
      Publishing persona = Personas.create(Publishing.class, hearth.client());
      return (ask, seen) -> persona.answer(ask.prompt()).subscribe(subscriber(seen));
    }

    @Override
    Expected expected(Fault fault, Asked asked) {
      Caller caller = fault.caller();
      return caller == Caller.THROWS || caller.cancels()
          ? Expected.silence()
          : fault.expected(asked);
    }
  },

  /** An extractor, whose right answer is an object. */
  EXTRACTOR(Set.of(Mode.COLLECTED)) {
    @Override
    Asker open(Hearthlink hearth) {
      Extractor<Words> extractor = Extractor.of(hearth.client(), Words.class);
      return (ask, seen) -> seen.endWith(() -> extractor.extract(ask.prompt()).text());
    }

    @Override
    List<String> words() {
      List<String> words = new ArrayList<>(Form.WORDS);
      words.set(0, WORDS_START + words.get(0));
      words.set(words.size() - 1, words.get(words.size() - 1) + WORDS_END);
      return words;
    }

    @Override
    Expected expected(Fault fault, Asked asked) {
      Expected expected = fault.expected(asked);
      String partial = expected.partial();
      return partial == null
          ? expected
          : expected.withPartial(
              WORDS_START + partial + (partial.equals(Form.TEXT) ? WORDS_END : ""));
    }
  },

  /** A client of a model that the program brings, here the bean of another client. */
  BROUGHT(Set.of(Mode.STREAMING)) {
    @Override
    Asker open(Hearthlink hearth) {
      StreamingChatModel model = hearth.client().streamingChatModel();
      return askerOf(hearth.client(model));
    }

    @Override
    boolean knowsServer() {
      return false;
    }
  };

  /** What an AI Service is made of. */
  interface Assistant {
    String chat(String prompt);

    TokenStream stream(String prompt);
  }

  /** A persona of a program's own. */
  @SystemMessage("You are of few words.")
  interface Publishing {
    Flow.Publisher<String> answer(String prompt);
  }

  /** What the extractor asks for. */
  record Words(String text) {}

  private static final String WORDS_START = "{\"text\":\"";
  private static final String WORDS_END = "\"}";

  /** Asks, and tells what comes; a streaming one returns at once. */
  interface Asker {
    void ask(Ask ask, Seen seen);
  }

  private final Set<Mode> modes;

  EntryPoint(Set<Mode> modes) {
    this.modes = modes;
  }

  /** What is used for all questions of a cell. */
  abstract Asker open(Hearthlink hearth);

  Set<Mode> modes() {
    return modes;
  }

  /** The words of the right answer. */
  List<String> words() {
    return Form.WORDS;
  }

  /** What is right here. */
  Expected expected(Fault fault, Asked asked) {
    return fault.expected(asked);
  }

  /** Whether a failure names the server. */
  boolean knowsServer() {
    return true;
  }

  /** Whether it is cancelled by the handle of a model of LangChain4j. */
  boolean isModel() {
    return this == BEAN || this == AI_SERVICE || this == BROUGHT;
  }

  /** Whether a later question is put after the earlier ones and their answers. */
  boolean remembers() {
    return false;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Asker askerOf(LlmClient bare) {
    return (ask, seen) -> {
      LlmClient client = ask.stack().around(bare);
      if (ask.waits()) {
        seen.endWith(() -> client.start(ask.request(), ChatListener.NONE).await().text());
        return;
      }
      ActiveChat call = client.start(ask.request(), ChatListener.text(seen::text));
      seen.cancelWith(call::cancel);
      var unused =
          call.answer()
              .whenComplete(
                  (answer, failure) -> {
                    if (failure == null) {
                      seen.answered(answer.text());
                    } else {
                      seen.failed(failure);
                    }
                  });
    };
  }

  static String text(ChatResponse response) {
    return Objects.requireNonNullElse(response.aiMessage().text(), "");
  }

  /** A subscriber that takes all there is. */
  private static Flow.Subscriber<String> subscriber(Seen seen) {
    StringBuilder heard = new StringBuilder();
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        seen.cancelWith(subscription::cancel);
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(String piece) {
        heard.append(piece);
        seen.text(piece);
      }

      @Override
      public void onError(Throwable failure) {
        seen.failed(failure);
      }

      @Override
      public void onComplete() {
        seen.answered(heard.toString());
      }
    };
  }

  /** A handler that tells what it hears. */
  static StreamingChatResponseHandler handler(Seen seen) {
    return new StreamingChatResponseHandler() {
      @Override
      public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        seen.cancelWith(context.streamingHandle()::cancel);
        seen.text(piece.text());
      }

      @Override
      public void onCompleteResponse(ChatResponse response) {
        seen.answered(text(response));
      }

      @Override
      public void onError(Throwable error) {
        seen.failed(error);
      }
    };
  }
}
