package io.hearthlink.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.error.ConfigurationException;
import io.hearthlink.structured.AnswerType;
import io.hearthlink.structured.ShortSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that ask for JSON of a schema. */
final class SchemaOptions {

  private static final String SCHEMA = "--schema";
  private static final String SCHEMA_FILE = "--schema-file";

  private SchemaOptions() {}

  static CommandSpec addTo(CommandSpec command) {
    return command
        .addOption(
            Options.value(
                    SCHEMA,
                    String.class,
                    "FIELDS",
                    "Answer with JSON of these fields: 'name, age int, tags [string], born date?'.")
                .build())
        .addOption(
            Options.value(
                    SCHEMA_FILE, String.class, "FILE", "Answer with JSON of this JSON Schema.")
                .build());
  }

  /**
   * What the answer is to be; null where no schema was given.
   *
   * @throws UsageException if it is wrong
   */
  static @Nullable AnswerType<JsonNode> answerType(Session session, ParseResult options) {
    String fields = Options.text(options, SCHEMA);
    String file = Options.text(options, SCHEMA_FILE);
    if (fields != null && file != null) {
      throw new UsageException("Give " + SCHEMA + " or " + SCHEMA_FILE + ", not both.");
    }
    try {
      if (fields != null) {
        return AnswerType.ofSchema(ShortSchema.toJsonSchema(fields));
      }
      return file == null
          ? null
          : AnswerType.ofSchema(read(session.shell().environment().folder().resolve(file)));
    } catch (ConfigurationException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException("The schema file " + file + " cannot be read.");
    }
  }
}
