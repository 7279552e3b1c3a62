package io.hearthlink.testkit;

/** One header line, with the spelling of its name kept. */
record Header(String name, String value) {

  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
