package io.hearthlink.verification.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hearthlink.config.WireFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** OpenAI's stream: server-sent events, or what some servers send in place of them. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenAiStreamFuzz {

  @RegisterExtension static final Corpus CORPUS = Corpus.of("fuzz: the stream of OpenAI");

  private final FedModel model = new FedModel(WireFormat.OPENAI);

  @FuzzTest
  @DictionaryFile(resourcePath = "openai.dict")
  void reads(byte[] reply) {
    CORPUS.input();
    model.stream("text/event-stream", reply);
  }

  @AfterEach
  void close() {
    model.close();
  }
}
