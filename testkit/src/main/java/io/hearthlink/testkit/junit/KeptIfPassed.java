package io.hearthlink.testkit.junit;

import io.hearthlink.testkit.cassette.Cassette;
import java.util.Optional;
import java.util.function.Supplier;

/** Closes a cassette so that a test that failed records nothing. */
record KeptIfPassed(Cassette cassette, Supplier<Optional<Throwable>> failure)
    implements AutoCloseable {

  @Override
  public void close() {
    if (failure.get().isPresent()) {
      cassette.discard();
    }
    cassette.close();
  }
}
