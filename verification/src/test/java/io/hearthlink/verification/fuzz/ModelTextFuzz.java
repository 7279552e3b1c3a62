package io.hearthlink.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hearthlink.Hearthlink;
import io.hearthlink.LlmClient;
import io.hearthlink.error.LlmException;
import io.hearthlink.structured.AnswerType;
import io.hearthlink.structured.Budget;
import io.hearthlink.structured.Extractor;
import io.hearthlink.structured.ShortSchema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a model writes: read as a typed answer, and looked through for calls of tools. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelTextFuzz {

  @RegisterExtension static final Corpus CORPUS = Corpus.of("fuzz: what a model writes");

  private static final AnswerType<Invoice> INVOICE = AnswerType.of(Invoice.class);
  private static final List<AnswerType<?>> TYPES =
      List.of(
          INVOICE,
          AnswerType.ofSchema(ShortSchema.toJsonSchema("name, age int, tags [string]")),
          AnswerType.ofSchema("{}"));

  private final Said model = new Said();
  private final Hearthlink hearth = Hearthlink.builder().build();
  private final LlmClient client = hearth.client(model);
  private final Extractor<Invoice> extractor =
      Extractor.of(client, INVOICE).withBudget(Budget.DEFAULT.withReasks(0));

  record Invoice(
      String number, BigDecimal total, LocalDate due, Currency currency, List<Line> lines) {}

  record Line(String what, int count, double price) {}

  enum Currency {
    EUR,
    USD
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "text.dict")
  void reads(byte[] bytes) {
    CORPUS.input();
    String text = new String(bytes, StandardCharsets.UTF_8);
    model.say(text);
    TYPES.forEach(type -> read(() -> type.read(text)));
    read(() -> extractor.stream("A bill.", partial -> {}).await().value());
    Heard heard = new Heard();
    client.streamingChatModel().chat(FedModel.REQUEST, heard);
    assertThat(heard.answerText()).isEqualTo(heard.text());
    if (heard.answer().aiMessage().toolExecutionRequests().isEmpty()) {
      assertThat(heard.text()).as("a text without a call").isEqualTo(text);
    }
    heard.refuseMore();
  }

  private static void read(Supplier<Object> reading) {
    try {
      assertThat(reading.get()).isNotNull();
    } catch (LlmException refused) {
      Truth.check(refused);
    }
  }

  @AfterEach
  void close() {
    hearth.close();
  }
}
