package io.hearthlink.backend;

/**
 * The address of a server. Immutable.
 *
 * @param url as a configuration keeps it: without user-info, and without a trailing {@code /} or
 *     {@code /v1}
 */
record Endpoint(String url) {

  String at(String path) {
    return url + path;
  }

  @Override
  public String toString() {
    return url;
  }
}
