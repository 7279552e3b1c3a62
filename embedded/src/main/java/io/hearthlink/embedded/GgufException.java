package io.hearthlink.embedded;

import java.io.IOException;

/** A file is not a whole GGUF file; the message goes on after "cannot be loaded: ". */
final class GgufException extends IOException {

  private static final long serialVersionUID = 1L;

  GgufException(String message) {
    super(message);
  }
}
