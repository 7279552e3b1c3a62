package io.hearthlink.embedded;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.hearthlink.backend.Backend;
import io.hearthlink.backend.BackendSetup;
import io.hearthlink.config.LlmConfig;
import io.hearthlink.config.LlmConfigBuilder;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.CallPool;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.ErrorContext;
import io.hearthlink.transport.HttpTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An embedded backend for tests, with its own threads. */
final class Embedded implements AutoCloseable {

  /** An answer to this takes a second or more: a list of 200 texts of 8 characters. */
  static final ChatRequest LONG =
      request(
          EmberPrompts.HELLO,
          schema(
              "{\"type\":\"array\",\"minItems\":200,"
                  + "\"items\":{\"type\":\"string\",\"minLength\":8,\"maxLength\":8}}"));

  /** A request that would end the native process if it got there. */
  static final ChatRequest TOOL_RESULT_WITHOUT_TEXT =
      ChatRequest.builder()
          .messages(
              UserMessage.from(EmberPrompts.HELLO),
              AiMessage.from(ToolExecutionRequest.builder().id("1").name("f").build()),
              ToolExecutionResultMessage.from("1", "f", ""))
          .build();

  private final CallPool calls = new CallPool();
  private final HttpTransport transport;
  private final Backend backend;

  private Embedded(LlmConfig config) {
    transport = HttpTransport.create(config.timeouts());
    backend = new EmbeddedBackendProvider().open(new BackendSetup(config, transport, calls));
  }

  static Embedded open() {
    return open(config -> config);
  }

  static Embedded open(UnaryOperator<LlmConfigBuilder> change) {
    return new Embedded(change.apply(LlmConfig.builder().backend("embedded")).build());
  }

  Backend backend() {
    return backend;
  }

  ActiveChat start(ChatRequest request, ChatListener listener) {
    return backend.engine("ember").start(request, listener);
  }

  /** Greets another model than ember. */
  Answer greet(String model) {
    return backend
        .engine(model)
        .start(request(EmberPrompts.HELLO, DefaultChatRequestParameters.EMPTY), ChatListener.NONE)
        .await();
  }

  Answer ask(ChatRequest request) {
    return start(request, ChatListener.NONE).await();
  }

  Answer ask(String prompt) {
    return ask(request(prompt, DefaultChatRequestParameters.EMPTY));
  }

  static ChatRequest request(String prompt, ChatRequestParameters parameters) {
    return ChatRequest.builder().messages(UserMessage.from(prompt)).parameters(parameters).build();
  }

  static ChatRequestParameters schema(String json) {
    return DefaultChatRequestParameters.builder()
        .responseFormat(
            ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                    JsonSchema.builder()
                        .name("answer")
                        .rootElement(JsonRawSchema.from(json))
                        .build())
                .build())
        .build();
  }

  /** The demo model's file. */
  static Path ember() {
    UserCache cache = UserCache.of(System.getenv(), "Linux", "");
    return ModelFiles.of(null, cache, "").find("ember", ErrorContext.NONE);
  }

  /** The threads of Hearthlink that this JVM has now. */
  static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("hearthlink"))
        .collect(Collectors.toSet());
  }

  /** The worker processes that this JVM has now. */
  static List<ProcessHandle> workers() {
    return workersOf(ProcessHandle.current());
  }

  static List<ProcessHandle> workersOf(ProcessHandle application) {
    return application
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains("WorkerMain"))
        .toList();
  }

  @Override
  public void close() {
    backend.close();
    calls.close();
    transport.close();
  }
}
