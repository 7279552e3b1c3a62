package io.hearthlink.embedded;

import io.hearthlink.embedded.worker.Message;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ContextLengthException;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.error.LlmException;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.ServerException;

/** What the last message of a worker means where it is no answer. */
final class Failures {

  private Failures() {}

  /**
   * The failure that a message is.
   *
   * @param answering whether the worker had read the request already
   */
  static LlmException of(Message message, String model, boolean answering, ErrorContext context) {
    String why = message.text("message");
    return switch (message.kind()) {
      case Exchange.CANCELLED -> cancelled(context);
      case Exchange.LOAD_FAILED ->
          new ModelLoadException(
              "The embedded model "
                  + model
                  + " cannot be loaded: "
                  + why
                  + ". Either this llama.cpp does not know its architecture, or its context does"
                  + " not fit into the memory (llm.embedded.num_ctx).",
              false,
              context,
              null);
      case Exchange.GONE ->
          new ServerException(
              "The worker of the embedded model "
                  + model
                  + " ended "
                  + (answering ? "while it answered" : "before it answered")
                  + " ("
                  + why
                  + "). The next call starts a new one.",
              context);
      case "too-long" -> tooLong(message, model, context);
      default ->
          new ServerException(
              "The embedded model " + model + " refused the request: " + why + ".", context);
    };
  }

  static CancelledException cancelled(ErrorContext context) {
    return new CancelledException("The call was cancelled.", context);
  }

  private static LlmException tooLong(Message message, String model, ErrorContext context) {
    int needed = (int) message.number("needed");
    int available = (int) message.number("available");
    return new ContextLengthException(
        "The prompt and the first token of an answer need "
            + needed
            + " tokens, the context of "
            + model
            + " holds "
            + available
            + ". Shorten the prompt, or raise llm.embedded.num_ctx if the model was trained for"
            + " more.",
        needed,
        available,
        context,
        null);
  }
}
