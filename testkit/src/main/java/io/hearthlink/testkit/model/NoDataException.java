package io.hearthlink.testkit.model;

/** No data can be made for a part of a schema; another choice may help. */
final class NoDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoDataException(String reason) {
    super(reason);
  }
}
