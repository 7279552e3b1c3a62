package io.hearthlink.backend;

import java.net.URI;

/**
 * The address of a server. Immutable.
 *
 * @param url without user-info, and without a trailing {@code /} or {@code /v1}
 */
record Endpoint(String url) {

  /** Reads an address; both spellings, with {@code /v1} and without, are the same server. */
  static Endpoint of(String text) {
    String url = text.strip();
    while (url.endsWith("/")) {
      url = url.substring(0, url.length() - 1);
    }
    if (url.endsWith("/v1")) {
      url = url.substring(0, url.length() - 3);
    }
    URI uri = URI.create(url);
    String userInfo = uri.getRawUserInfo();
    return new Endpoint(userInfo == null ? url : url.replace(userInfo + "@", ""));
  }

  String at(String path) {
    return url + path;
  }

  @Override
  public String toString() {
    return url;
  }
}
