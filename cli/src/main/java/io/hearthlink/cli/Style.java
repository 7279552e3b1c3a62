package io.hearthlink.cli;

/**
 * How a text looks on a terminal. Immutable.
 *
 * @param on whether there are colours at all
 */
record Style(boolean on) {

  String bold(String text) {
    return with("1", text);
  }

  String faint(String text) {
    return with("2", text);
  }

  String red(String text) {
    return with("31", text);
  }

  String green(String text) {
    return with("32", text);
  }

  private String with(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
