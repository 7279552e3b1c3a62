package io.hearthlink.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as lost by a connection that had been kept, and may be asked again. */
@Tag("fast")
class KeptConnectionsTest {

  @ParameterizedTest
  @CsvSource({
    "h:1, PT0S, HTTP/1.1 header parser received no bytes, true",
    "h:2, PT0S, HTTP/1.1 header parser received no bytes, false",
    "h:1, PT2S, HTTP/1.1 header parser received no bytes, false",
    "h:1, PT0S, fixed content-length: 10, false"
  })
  void onlyWhatFailsAtOnceAndWithoutAByteIsLost(
      String server, Duration after, String words, boolean lost) {
    KeptConnections kept = new KeptConnections();
    kept.kept(URI.create("http://h:1/api/chat"));
    long sent = System.nanoTime() - after.toNanos();
    assertThat(kept.lost(URI.create("http://" + server + "/x"), new IOException(words), sent))
        .isEqualTo(lost);
  }
}
