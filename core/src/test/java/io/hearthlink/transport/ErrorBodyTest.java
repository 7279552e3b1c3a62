package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ErrorBodyTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      nullValues = "-",
      textBlock =
          """
          # body, message, type, code, needed, available
          'boom', boom, -, -, 0, 0
          '{"error":"boom"}', boom, -, -, 0, 0
          '[{"error":"boom"}]', boom, -, -, 0, 0
          '{"error":[{"message":"boom","code":7}]}', boom, -, 7, 0, 0
          '"{\\"error\\":\\"boom\\"}"', boom, -, -, 0, 0
          '{"error":"{\\"message\\":\\"boom\\"}"}', boom, -, -, 0, 0
          '{"detail":"boom"}', boom, -, -, 0, 0
          '{"detail":[{"msg":"boom"}]}', boom, -, -, 0, 0
          '{"reason":"boom"}', boom, -, -, 0, 0
          '{"message":" ","reason":"boom"}', boom, -, -, 0, 0
          '{"error":{"message":"boom","type":"a","n_ctx":8},"type":"b","code":"c","n_prompt_tokens":9}', boom, a, c, 9, 8
          '{"error":{"type":"a"},"message":"outer"}', outer, a, -, 0, 0
          '{"error":{"message":"boom","n_ctx":99999999999,"n_prompt_tokens":-1}}', boom, -, -, 0, 2147483647
          'code=500, message=map[code:400 message:boom type:bad]', boom, bad, 400, 0, 0
          '{"error":{"error":{"error":{"error":{"message":"deep"}}}}}', deep, -, -, 0, 0
          '[]', [], -, -, 0, 0
          '{}', '', -, -, 0, 0
          '', '', -, -, 0, 0
          """)
  void finds_what_is_said(
      String body, String message, String type, String code, int needed, int available) {
    assertThat(ErrorBody.of(body))
        .isEqualTo(new ErrorBody(message, type, code, null, needed, available, 0));
  }

  @ParameterizedTest
  @CsvSource({"404, 404", "499, 499", "399, 0", "600, 0", "4040, 0", "model_not_found, 0"})
  void a_code_may_be_a_status(String code, int status) {
    assertThat(ErrorBody.of("{\"error\":{\"code\":\"" + code + "\"}}").status()).isEqualTo(status);
  }
}
