package io.hearthlink.verification.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hearthlink.config.WireFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Anthropic's stream: server-sent events with names. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnthropicStreamFuzz {

  @RegisterExtension static final Corpus CORPUS = Corpus.of("fuzz: the stream of Anthropic");

  private final FedModel model = new FedModel(WireFormat.ANTHROPIC);

  @FuzzTest
  @DictionaryFile(resourcePath = "anthropic.dict")
  void reads(byte[] reply) {
    CORPUS.input();
    model.stream("text/event-stream", reply);
  }

  @AfterEach
  void close() {
    model.close();
  }
}
