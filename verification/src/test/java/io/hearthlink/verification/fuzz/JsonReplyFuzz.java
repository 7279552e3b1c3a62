package io.hearthlink.verification.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hearthlink.config.WireFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One body as the whole reply, of each wire: an answer, an error, and in place of a stream. */
@Timeout(10)
class JsonReplyFuzz {

  @RegisterExtension static final Corpus CORPUS = Corpus.of("fuzz: a reply in one body");

  private final List<FedModel> models =
      Stream.of(WireFormat.OLLAMA, WireFormat.OPENAI, WireFormat.ANTHROPIC)
          .map(FedModel::new)
          .toList();

  @FuzzTest
  @DictionaryFile(resourcePath = "ollama.dict")
  @DictionaryFile(resourcePath = "openai.dict")
  @DictionaryFile(resourcePath = "anthropic.dict")
  void reads(byte[] body) {
    CORPUS.input();
    for (FedModel model : models) {
      model.answer(200, body);
      model.answer(body.length % 2 == 0 ? 400 : 500, body);
      model.stream("application/json", body);
    }
  }

  @AfterEach
  void close() {
    models.forEach(FedModel::close);
  }
}
