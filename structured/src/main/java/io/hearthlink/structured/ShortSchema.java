package io.hearthlink.structured;

/**
 * A short way to write the JSON Schema of an object: {@code name, age int, tags [string], mood
 * happy|sad, address {street, zip}, born date?}.
 *
 * <pre>
 * object = field { "," field }
 * field  = name [ type ] [ "?" ]             without a type it is a string; ? makes it optional
 * type   = "string" | "int" | "number" | "bool" | "date"
 *        | "[" [ type ] "]"                  a list
 *        | "{" object "}"                    an object
 *        | word "|" word { "|" word }        one of these words
 * name   = letters, digits, "_" and "-", a letter or "_" first
 * </pre>
 *
 * White space may stand between all of them. An optional field may be left out or null; nothing
 * else than the fields is allowed.
 */
public final class ShortSchema {

  private ShortSchema() {}

  /**
   * Returns the JSON Schema that {@code text} means.
   *
   * @throws io.hearthlink.error.ConfigurationException if it is wrong; the message says where
   */
  public static String toJsonSchema(String text) {
    return new ShortSchemaParser(text).schema().toString();
  }
}
