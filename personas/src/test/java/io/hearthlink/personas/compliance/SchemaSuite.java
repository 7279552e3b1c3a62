package io.hearthlink.personas.compliance;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.service.common.AbstractAiServiceWithJsonSchemaIT;
import io.hearthlink.bean.Beans;
import io.hearthlink.engine.ActiveChat;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.engine.EngineInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** The suite for typed AI Services on one wire. */
@Tag("compliance")
abstract class SchemaSuite extends AbstractAiServiceWithJsonSchemaIT {

  private final ServiceWire.Fixture fixture;

  SchemaSuite(ServiceWire wire) {
    this.fixture = wire.scripted(server -> server.answerWith(SchemaAnswers::answer));
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @Override
  protected List<ChatModel> models() {
    ChatEngine engine = new KnowsSchemas(fixture.hearth().client().engine());
    return List.of(Beans.chatModel(engine, DefaultChatRequestParameters.EMPTY, List.of()));
  }

  @Override
  protected boolean supportsRecursion() {
    return true;
  }

  /** The suite wants to be told; of a server of Anthropic's form nobody can know beforehand. */
  private record KnowsSchemas(ChatEngine inner) implements ChatEngine {

    @Override
    public ActiveChat start(ChatRequest request, ChatListener listener) {
      return inner.start(request, listener);
    }

    @Override
    public EngineInfo info() {
      EngineInfo info = inner.info();
      return new EngineInfo(
          info.backend(),
          info.model(),
          info.endpoint(),
          info.provider(),
          Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA),
          info.defaults());
    }
  }
}
