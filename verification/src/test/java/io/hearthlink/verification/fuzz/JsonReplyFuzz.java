package io.hearthlink.verification.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hearthlink.config.WireFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One body as the whole reply, of each wire: an answer, an error, and in place of a stream. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsonReplyFuzz {

  @RegisterExtension static final Corpus CORPUS = Corpus.of("fuzz: a reply in one body");

  private final FedModel ollama = new FedModel(WireFormat.OLLAMA);
  private final FedModel openAi = new FedModel(WireFormat.OPENAI);
  private final FedModel anthropic = new FedModel(WireFormat.ANTHROPIC);

  @FuzzTest
  @DictionaryFile(resourcePath = "ollama.dict")
  @DictionaryFile(resourcePath = "openai.dict")
  @DictionaryFile(resourcePath = "anthropic.dict")
  void reads(byte[] body) {
    CORPUS.input();
    ollama.answer(200, body);
    openAi.answer(200, body);
    anthropic.answer(200, body);
    openAi.stream("application/json", body);
    // errors are read in the same way for every wire
    openAi.answer(500, body);
  }

  @AfterEach
  void close() {
    ollama.close();
    openAi.close();
    anthropic.close();
  }
}
