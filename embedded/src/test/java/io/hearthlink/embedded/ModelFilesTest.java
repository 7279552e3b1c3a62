package io.hearthlink.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.config.EmbeddedConfig;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.engine.ChatListener;
import io.hearthlink.error.ModelLoadException;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.error.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ModelFilesTest {

  private Path folder;
  private Embedded embedded;

  @BeforeEach
  void open(@TempDir Path folder) {
    this.folder = folder;
    embedded =
        Embedded.open(
            config -> config.embedded(EmbeddedConfig.DEFAULT.withFolder(folder.toString())));
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void listsEmberAndTheFilesOfTheFolder() throws IOException {
    put("zoo.gguf", bytes -> bytes);
    put("broken.gguf", bytes -> new byte[10]);
    Files.writeString(folder.resolve("notes.txt"), "no model");
    assertThat(embedded.backend().catalog().list())
        .extracting(ModelInfo::name)
        .containsExactly("ember", "broken", "zoo");
    embedded.greet("zoo");
    ModelInfo zoo = embedded.backend().catalog().list().get(2);
    assertThat(zoo.sizeBytes()).isEqualTo(4_317_952);
    assertThat(zoo.parameters()).isEqualTo("4.0M");
    assertThat(zoo.quantization()).isEqualTo("Q8_0");
    assertThat(zoo.contextLength()).isEqualTo(2048);
    assertThat(zoo.loaded()).isTrue();
    assertThat(embedded.backend().catalog().list().get(0).loaded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-model", "my-model.gguf", "FOLDER/my-model.gguf"})
  void findsAFileByNameAndByPath(String reference) throws IOException {
    put("my-model.gguf", bytes -> bytes);
    assertThat(embedded.greet(reference.replace("FOLDER", folder.toString())).text()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"embr", "/nowhere/ember.gguf", "C:\\models\\ember.gguf", "a\0b"})
  void aMissingModelIsNamedWithItsNearest(String reference) throws IOException {
    put("zoo.gguf", bytes -> bytes);
    ModelNotFoundException failure =
        catchThrowableOfType(ModelNotFoundException.class, () -> embedded.greet(reference));
    assertThat(failure.nearest()).containsExactlyInAnyOrder("ember", "zoo");
    assertThat(failure).hasMessageContaining(reference).hasMessageContaining(folder.toString());
    assertThat(Embedded.workers()).isEmpty();
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("empty", "not a GGUF file", bytes -> new byte[0]),
        damage("text", "not a GGUF file", bytes -> "No model, a text.".repeat(9).getBytes(UTF_8)),
        damage("old", "version 1", bytes -> with(bytes, 4, 1)),
        damage("cut in its header", "cut off in its header", bytes -> Arrays.copyOf(bytes, 5000)),
        damage("cut in half", "cut off", bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
        damage("cut by a byte", "cut off", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
        damage("many tensors", "entries", bytes -> with(bytes, 15, 0x7F)),
        damage("many values", "entries", bytes -> with(bytes, 20, 0x7F)),
        damage("long text", "a text of", bytes -> with(bytes, 30, 0x7F)),
        damage("no context", "how long its context is", bytes -> renamed(bytes, "ext_l", "ex__l")),
        damage("unknown architecture", "unknown", bytes -> renamed(bytes, "llama", "lxama")));
  }

  private static Arguments damage(String name, String problem, UnaryOperator<byte[]> change) {
    return Arguments.of(name, problem, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void aDamagedFileFailsToLoad(String name, String problem, UnaryOperator<byte[]> change)
      throws IOException {
    put("damaged.gguf", change);
    ModelLoadException failure =
        catchThrowableOfType(ModelLoadException.class, () -> embedded.greet("damaged"));
    assertThat(failure).hasMessageContaining("cannot be loaded").hasMessageContaining(problem);
    assertThat(failure.loading()).isFalse();
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void aFileThatWasRepairedLoads() throws IOException {
    put("model.gguf", bytes -> renamed(bytes, "llama", "lxama"));
    assertThatThrownBy(() -> embedded.greet("model")).isInstanceOf(ModelLoadException.class);
    put("model.gguf", bytes -> bytes);
    assertThat(embedded.greet("model").text()).isNotEmpty();
  }

  @Test
  void aFileWithoutAChatTemplateAnswersAndSaysSo() throws IOException {
    put("bare.gguf", bytes -> renamed(bytes, "tokenizer.chat_template", "tokenizer.chat_tempXXte"));
    assertThat(embedded.greet("bare").report().notes()).hasSize(1);
    assertThat(embedded.greet("ember").report().notes()).isEmpty();
  }

  @Test
  void aTemplateThatAbortsTheWorkerIsATypedErrorAndTheNextCallGoesOn() throws IOException {
    String turn = "'<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n'";
    String abort =
        "raise_exception('')if message.content=='" + EmberPrompts.MACHINE_LEARNING + "'else ''";
    put(
        "picky.gguf",
        bytes -> renamed(bytes, turn, abort + " ".repeat(turn.length() - abort.length())));
    ChatEngine engine = embedded.backend().engine("picky");
    ChatRequest request =
        Embedded.request(EmberPrompts.MACHINE_LEARNING, DefaultChatRequestParameters.EMPTY);
    ServerException failure =
        catchThrowableOfType(
            ServerException.class, () -> engine.start(request, ChatListener.NONE).await());
    assertThat(failure)
        .hasMessageContaining("before it answered")
        .hasMessageContaining("exit code 134")
        .hasMessageNotContaining("machine");
    assertThat(embedded.greet("picky").report().usage().inputTokenCount()).isPositive();
  }

  private void put(String name, UnaryOperator<byte[]> change) throws IOException {
    Files.write(folder.resolve(name), change.apply(Files.readAllBytes(Embedded.ember())));
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    return bytes;
  }

  /** Changes a text of the header, which must keep its length. */
  private static byte[] renamed(byte[] bytes, String from, String to) {
    String all = new String(bytes, ISO_8859_1);
    return all.replace(from, to).getBytes(ISO_8859_1);
  }
}
