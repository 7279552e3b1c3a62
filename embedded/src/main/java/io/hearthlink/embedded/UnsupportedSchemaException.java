package io.hearthlink.embedded;

/** A JSON Schema leaves the subset that becomes a grammar; the message names the first part. */
final class UnsupportedSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedSchemaException(String part) {
    super(part);
  }
}
