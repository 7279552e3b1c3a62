package io.hearthlink.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hearthlink.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortSchemaTest {

  @Test
  void readsEveryType() {
    assertThat(
            ShortSchema.toJsonSchema(
                "name, age int, price number?, ok bool, born date ?, mood happy|sad|so-so, tags"
                    + " [string], rows [[int]], home {street, zip string}?, any []"))
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                + "\"age\":{\"type\":\"integer\"},\"price\":{\"type\":[\"number\",\"null\"]},"
                + "\"ok\":{\"type\":\"boolean\"},"
                + "\"born\":{\"anyOf\":[{\"type\":\"string\",\"format\":\"date\"},{\"type\":\"null\"}]},"
                + "\"mood\":{\"type\":\"string\",\"enum\":[\"happy\",\"sad\",\"so-so\"]},"
                + "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"rows\":{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}},"
                + "\"home\":{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"street\":{\"type\":\"string\"},"
                + "\"zip\":{\"type\":\"string\"}},\"required\":[\"street\",\"zip\"],"
                + "\"additionalProperties\":false},{\"type\":\"null\"}]},"
                + "\"any\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},"
                + "\"required\":[\"name\",\"age\",\"ok\",\"mood\",\"tags\",\"rows\",\"any\"],"
                + "\"additionalProperties\":false}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';1",
        "name,;6",
        "name text;6",
        "name string int;13",
        "name, name;7",
        "1st;1",
        "tags [string;13",
        "tags [tags];7",
        "home {street;13",
        "home {};7",
        "mood a|;8",
        "name string??;13",
        "a b:c;3"
      })
  void saysWhereItIsWrong(String text, int place) {
    ConfigurationException mistake =
        catchThrowableOfType(ConfigurationException.class, () -> ShortSchema.toJsonSchema(text));
    assertThat(mistake.column()).as("%s", mistake.getMessage()).isEqualTo(place);
    assertThat(mistake).hasMessageStartingWith("The short schema is wrong at character " + place);
  }

  @Test
  void refusesMoreLevelsThanAnyoneWrites() {
    assertThat(
            catchThrowableOfType(
                ConfigurationException.class,
                () -> ShortSchema.toJsonSchema("a " + "[".repeat(100_000))))
        .hasMessageContaining("more than 32 levels");
  }
}
