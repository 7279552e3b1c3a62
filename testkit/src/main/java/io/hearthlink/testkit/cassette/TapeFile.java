package io.hearthlink.testkit.cassette;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.testkit.CapturedExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes the file of a cassette: {@code {"exchanges": [{"request": …}, …]}}. */
final class TapeFile {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private TapeFile() {}

  static List<CapturedExchange> read(Path file) {
    try {
      JsonNode all = MAPPER.readTree(Files.readString(file)).path("exchanges");
      if (!all.isArray()) {
        throw new IllegalArgumentException(file + " is no cassette: it has no exchanges");
      }
      List<CapturedExchange> exchanges = new ArrayList<>();
      all.forEach(exchange -> exchanges.add(CapturedExchange.parse(exchange.toString())));
      return exchanges;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + " is no cassette: " + e.getOriginalMessage() + " at " + e.getLocation(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Writes all of it or nothing. */
  static void write(Path file, List<ObjectNode> exchanges) {
    ObjectNode all = MAPPER.createObjectNode();
    all.putArray("exchanges").addAll(exchanges);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
    printer.indentArraysWith(new Rows());
    Path absolute = file.toAbsolutePath();
    Path written = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      Files.createDirectories(absolute.resolveSibling(""));
      Files.writeString(written, MAPPER.writer(printer).writeValueAsString(all) + "\n");
      Files.move(written, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** Puts a body as JSON where it is JSON, as text where it is not, or not at all. */
  static void putBody(ObjectNode request, String body) {
    JsonNode json = json(body);
    if (json != null) {
      request.set("body", json);
    } else if (!body.isEmpty()) {
      request.put("text", body);
    }
  }

  /** The text as JSON; null where it is none. */
  static @Nullable JsonNode json(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return json.isMissingNode() ? null : json;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Writes each item of an array on a line of its own, and an array within an array on one. */
  private static final class Rows extends DefaultIndenter {

    private static final long serialVersionUID = 1L;

    Rows() {
      super(" ", "\n");
    }

    @Override
    public void writeIndentation(JsonGenerator out, int level) throws IOException {
      if (!out.getOutputContext().getParent().inArray()) {
        super.writeIndentation(out, level);
      }
    }
  }
}
