package io.hearthlink.verification.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hearthlink.config.WireFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ollama's stream: a line for each event. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OllamaStreamFuzz {

  @RegisterExtension static final Corpus CORPUS = Corpus.of("fuzz: the stream of Ollama");

  private final FedModel model = new FedModel(WireFormat.OLLAMA);

  @FuzzTest
  @DictionaryFile(resourcePath = "ollama.dict")
  void reads(byte[] reply) {
    CORPUS.input();
    model.stream("application/x-ndjson", reply);
  }

  @AfterEach
  void close() {
    model.close();
  }
}
