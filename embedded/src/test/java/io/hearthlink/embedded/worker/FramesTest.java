package io.hearthlink.embedded.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  @Test
  void carryEveryKindOfFieldAndEndWithThePipe() throws IOException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    Frames out = new Frames(InputStream.nullInputStream(), pipe);
    out.write(
        Message.of("all")
            .with("text", "ä😀\u0000\"")
            .with("number", Long.MAX_VALUE)
            .with("decimal", 0.5)
            .with("flag", true)
            .with("texts", List.of("a", "b"))
            .with("absent", null));
    out.write(Message.of("second"));
    Frames in =
        new Frames(new ByteArrayInputStream(pipe.toByteArray()), OutputStream.nullOutputStream());
    Message all = Objects.requireNonNull(in.read());
    assertThat(all.kind()).isEqualTo("all");
    assertThat(all.text("text")).isEqualTo("ä😀\u0000\"");
    assertThat(all.number("number")).isEqualTo(Long.MAX_VALUE);
    assertThat(all.decimal("decimal")).isEqualTo(0.5f);
    assertThat(all.flag("flag")).isTrue();
    assertThat(all.texts("texts")).containsExactly("a", "b");
    assertThat(all.has("absent")).isFalse();
    assertThat(all.text("absent")).isEmpty();
    assertThat(in.read()).extracting(Message::kind).isEqualTo("second");
    assertThat(in.read()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u007f\0\0\0", "\0\0\0\u0002[]", "\0\0\0\u0008{\"a\":{}}"})
  void refuseWhatIsNoFrame(String bytes) {
    InputStream in =
        new ByteArrayInputStream(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new Frames(in, OutputStream.nullOutputStream()).read())
        .isInstanceOf(IOException.class);
  }
}
