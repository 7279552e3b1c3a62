package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class QuoteTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Incorrect API key provided: CANARY. You can find yours at …",
        "Incorrect API key provided: sk-proj-CANARY12345",
        "unknown key sk-lm-abcdefgh:CANARY1234",
        "Authorization: Bearer CANARY is not valid",
        "authorization=Basic CANARY",
        "bearer CANARY rejected",
        "{'Authorization': 'Bearer CANARY'} refused",
        "api_key 'CANARY' is unknown",
        "token \"CANARY\" is unknown",
        "x-api-key: CANARY",
        "password=CANARY",
        "Get \"http://user:CANARY@host/x\": dial tcp",
        "https://CANARY@host:11434/api",
        "key 4f2c0a7e-1111-4222-8333-abcdef000000 x",
        "hl-CANARY-4f2c0a7e-1111-4222-8333-000000000000",
        "jwt eyJhbGciOi.eyJDQU5BUlki.CANARY",
        "bad CANARYabcdefghijklmnop1234567890",
        "1 validation error: {'type': 'missing', 'loc': ('body',), 'input': {'content': 'CANARY'}}",
        "[type=missing, input_value={'content': 'CANARY'}, input_type=dict]",
        "parse error at line 1: invalid literal; last read: '\"CANARY'",
        "Failed to parse input at pos 12: CANARY said the model",
        "error parsing tool call: raw='{\"a\": CANARY', err=unexpected end",
        "error parsing tool call: raw='{\"a\": CANARY",
        "{\"messages\":[{\"content\":\"CANARY\"}",
        "[{\"content\":\"CANARY\"}]",
        "<html>CANARY</html>",
      })
  void showsNeitherKeysNorWhatWasSent(String text) {
    assertThat(Quote.of(text)).doesNotContain("CANARY", "4f2c0a7e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model 'nope' not found|model 'nope' not found",
        "hf.co/unsloth/Qwen3-4B-Instruct-2507-GGUF does not support tools"
            + "|hf.co/unsloth/Qwen3-4B-Instruct-2507-GGUF does not support tools",
        "'messages' is required|'messages' is required",
        "max_tokens: 5 is too small|max_tokens: 5 is too small",
        "got \"sha256:3b96241f7cce6d1a6774331e3cd16fd9073cbd475fff1675b1c073768616c3f4\""
            + "|got \"sha256:3b96241f7cce6d1a6774331e3cd16fd9073cbd475fff1675b1c073768616c3f4\"",
        "llama_model_load_from_file_impl: failed|llama_model_load_from_file_impl: failed",
        "error parsing tool call: raw='x', err=EOF|error parsing tool call: raw='…', err=EOF",
      })
  void leavesOtherWordsAsTheyAre(String text, String quoted) {
    assertThat(Quote.of(text)).isEqualTo(quoted);
  }

  @Test
  void writesOneLineWithoutControlCharacters() {
    assertThat(Quote.of(" a\r\n\tb\u001b[31mc\u0007\u202ed\u2028e ")).isEqualTo("a b [31mc d e");
    assertThat(Quote.name("a\u001b[2Jb")).isEqualTo("a [2Jb");
  }

  @Test
  void cutsWithoutSplittingACharacter() {
    assertThat(Quote.of("x".repeat(20) + " ".repeat(5) + "y ".repeat(5_000)))
        .hasSize(Quote.LIMIT)
        .endsWith("…");
    String quoted = Quote.of("a" + "😀 ".repeat(500));
    assertThat(quoted).hasSizeLessThanOrEqualTo(Quote.LIMIT).endsWith("…");
    assertThat(quoted.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
