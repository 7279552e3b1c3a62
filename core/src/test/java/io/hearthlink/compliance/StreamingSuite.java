package io.hearthlink.compliance;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelIT;
import dev.langchain4j.model.chat.common.ChatResponseAndStreamingMetadata;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.hearthlink.compliance.WireUnderTest.Gap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mockito.InOrder;

/** The suite for streaming models on one wire. */
@Tag("compliance")
@Execution(ExecutionMode.CONCURRENT)
abstract class StreamingSuite extends AbstractStreamingChatModelIT {

  private final WireUnderTest wire;
  private final Fixture fixture;

  StreamingSuite(WireUnderTest wire) {
    this.wire = wire;
    this.fixture = Fixture.answering(wire);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @Override
  protected List<StreamingChatModel> models() {
    return List.of(fixture.streaming());
  }

  @Override
  protected StreamingChatModel createModelWith(ChatRequestParameters parameters) {
    return fixture.streaming(parameters);
  }

  @Override
  public StreamingChatModel createModelWith(ChatModelListener listener) {
    return fixture.streaming(listener);
  }

  /** Our streams tell a failure to the handler, from which the suite wraps it twice. */
  @Override
  protected ChatResponseAndStreamingMetadata chat(StreamingChatModel model, ChatRequest request) {
    try {
      return super.chat(model, request);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ExecutionException told
          && told.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  protected String customModelName() {
    return Fixture.OTHER_MODEL;
  }

  @Override
  protected ChatRequestParameters createIntegrationSpecificParameters(int maxOutputTokens) {
    return wire.ownParameters(maxOutputTokens);
  }

  @Override
  protected void verifyToolCallbacks(StreamingChatResponseHandler handler, InOrder io, String id) {
    verifyPieces(handler, io);
    io.verify(handler).onCompleteToolCall(complete(0, id, "getWeather", "{\"city\":\"Munich\"}"));
  }

  /** Whole calls come last, after the pieces of all of them. */
  @Override
  protected void verifyToolCallbacks(
      StreamingChatResponseHandler handler, InOrder io, String id1, String id2) {
    verifyToolCallbacks(handler, io, id1);
    io.verify(handler).onCompleteToolCall(complete(1, id2, "getTime", "{\"country\":\"France\"}"));
  }

  private void verifyPieces(StreamingChatResponseHandler handler, InOrder io) {
    if (wire.says(Gap.PIECES_OF_TOOL_CALLS)) {
      io.verify(handler, atLeastOnce()).onPartialToolCall(any(), any());
    }
  }

  @Override
  protected boolean supportsPartialToolStreaming(StreamingChatModel model) {
    return wire.says(Gap.PIECES_OF_TOOL_CALLS);
  }

  @Override
  protected boolean supportsToolChoiceRequired() {
    return wire.says(Gap.FORCED_TOOL);
  }

  @Override
  protected boolean supportsJsonResponseFormat() {
    return wire.says(Gap.JSON_WITHOUT_SCHEMA);
  }

  @Override
  protected boolean supportsSingleImageInputAsPublicURL() {
    return wire.says(Gap.IMAGE_BY_URL);
  }

  @Override
  protected boolean assertResponseId() {
    return wire.says(Gap.ID_OF_RESPONSE);
  }
}
