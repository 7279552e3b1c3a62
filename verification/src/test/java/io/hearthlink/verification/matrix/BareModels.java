package io.hearthlink.verification.matrix;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;

/** LangChain4j's own models with its own HTTP client, and no retries of its own. */
final class BareModels {

  private static final String MODEL = "m";

  private BareModels() {}

  static ChatModel blocking(Form form, String url, Duration timeout) {
    return switch (form) {
      case OLLAMA ->
          OllamaChatModel.builder()
              .baseUrl(url)
              .modelName(MODEL)
              .timeout(timeout)
              .maxRetries(0)
              .build();
      case OPENAI ->
          OpenAiChatModel.builder()
              .baseUrl(url + "/v1")
              .modelName(MODEL)
              .timeout(timeout)
              .maxRetries(0)
              .build();
      case ANTHROPIC ->
          AnthropicChatModel.builder()
              .baseUrl(url + "/v1")
              .apiKey("none")
              .modelName(MODEL)
              .timeout(timeout)
              .maxRetries(0)
              .build();
    };
  }

  static StreamingChatModel streaming(Form form, String url, Duration timeout) {
    return switch (form) {
      case OLLAMA ->
          OllamaStreamingChatModel.builder().baseUrl(url).modelName(MODEL).timeout(timeout).build();
      case OPENAI ->
          OpenAiStreamingChatModel.builder()
              .baseUrl(url + "/v1")
              .modelName(MODEL)
              .timeout(timeout)
              .build();
      case ANTHROPIC ->
          AnthropicStreamingChatModel.builder()
              .baseUrl(url + "/v1")
              .apiKey("none")
              .modelName(MODEL)
              .timeout(timeout)
              .build();
    };
  }
}
