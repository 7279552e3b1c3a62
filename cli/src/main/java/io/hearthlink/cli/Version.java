package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * The versions of what runs here. Immutable.
 *
 * @param hearthlink version of this program
 * @param langchain4j version of LangChain4j
 * @param java version of the Java runtime
 */
record Version(String hearthlink, String langchain4j, String java) {

  static Version current() {
    Properties built = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      built.load(Objects.requireNonNull(in, "version.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties cannot be read", e);
    }
    return new Version(
        built.getProperty("hearthlink"),
        built.getProperty("langchain4j"),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
  }

  static void print(Output output) {
    Version version = current();
    if (output.json()) {
      output.object(version.toJson());
    } else {
      output.line(version.toString());
    }
  }

  ObjectNode toJson() {
    return Json.object()
        .put("hearthlink", hearthlink)
        .put("langchain4j", langchain4j)
        .put("java", java);
  }

  @Override
  public String toString() {
    return "hearthlink " + hearthlink + ", LangChain4j " + langchain4j + ", Java " + java;
  }
}
