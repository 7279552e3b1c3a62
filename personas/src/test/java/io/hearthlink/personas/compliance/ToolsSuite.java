package io.hearthlink.personas.compliance;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.common.AbstractAiServiceWithToolsIT;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/**
 * The suite for AI Services with tools on one wire. Its own flags switch off, of 26 tests: the
 * recursive parameter on Ollama's wire, whose module leaves definitions out; the three with
 * pictures as results on those of Ollama and OpenAI, which take text alone, where another test
 * checks that such a result is refused; and that other test on Anthropic's, which takes pictures.
 */
@Tag("compliance")
abstract class ToolsSuite extends AbstractAiServiceWithToolsIT {

  /** The suite would fetch a picture from the network. */
  private static final Image ONE_PIXEL =
      Image.builder().base64Data("R0lGODlhAQABAAAAACw=").mimeType("image/gif").build();

  private final ServiceWire wire;
  private final ServiceWire.Fixture fixture;

  ToolsSuite(ServiceWire wire) {
    this.wire = wire;
    this.fixture = wire.scripted(server -> server.answerWith(ToolAnswers::answer));
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @Override
  protected List<ChatModel> models() {
    return List.of(fixture.hearth().client().chatModel());
  }

  @Override
  protected boolean verifyModelInteractions() {
    return true;
  }

  @Override
  protected boolean supportsRecursion() {
    return wire.saysRecursiveSchemas();
  }

  @Override
  protected boolean supportsMultimodalToolResults() {
    return wire.saysPicturesInResults();
  }

  @Override
  protected Image catImage() {
    return ONE_PIXEL;
  }
}
