package io.hearthlink.compliance;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelListenerIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.hearthlink.compliance.WireUnderTest.Gap;
import io.hearthlink.error.AuthenticationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The suite for listeners of blocking models on one wire. */
@Tag("compliance")
abstract class BlockingListenerSuite extends AbstractChatModelListenerIT {

  private final WireUnderTest wire;
  private final Fixture answering;
  private final Fixture locked;

  BlockingListenerSuite(WireUnderTest wire) {
    this.wire = wire;
    this.answering = Fixture.answering(wire);
    this.locked = Fixture.locked(wire);
  }

  @AfterEach
  void close() {
    answering.close();
    locked.close();
  }

  @Override
  protected ChatModel createModel(ChatModelListener listener) {
    ChatRequestParameters defaults =
        ChatRequestParameters.builder()
            .temperature(temperature())
            .topP(topP())
            .maxOutputTokens(maxTokens())
            .build();
    return answering.blocking(defaults, listener);
  }

  @Override
  protected String modelName() {
    return Fixture.MODEL;
  }

  @Override
  protected ChatModel createFailingModel(ChatModelListener listener) {
    locked.warmUp();
    return locked.blocking(listener);
  }

  @Override
  protected Class<? extends Exception> expectedExceptionClass() {
    return AuthenticationException.class;
  }

  @Override
  protected boolean assertResponseId() {
    return wire.says(Gap.ID_OF_RESPONSE);
  }
}
