package io.hearthlink.compliance;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelIT;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.hearthlink.compliance.WireUnderTest.Gap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The suite for blocking models on one wire. */
@Tag("compliance")
@Execution(ExecutionMode.CONCURRENT)
abstract class BlockingSuite extends AbstractChatModelIT {

  private final WireUnderTest wire;
  private final Fixture fixture;

  BlockingSuite(WireUnderTest wire) {
    this.wire = wire;
    this.fixture = Fixture.answering(wire);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @Override
  protected List<ChatModel> models() {
    return List.of(fixture.blocking());
  }

  @Override
  protected ChatModel createModelWith(ChatRequestParameters parameters) {
    return fixture.blocking(parameters);
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
