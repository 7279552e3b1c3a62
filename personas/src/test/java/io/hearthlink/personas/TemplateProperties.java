package io.hearthlink.personas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A value is put in as it is, also where it looks like a template. */
class TemplateProperties {

  @Property(tries = 500)
  void a_value_is_never_read_as_a_template(
      @ForAll("values") String first, @ForAll("values") String second) {
    Template template = new Template("1 {{first}} 2 {{second}} 3 {{first}}");

    assertThat(template.render(Map.of("first", first, "second", second)))
        .isEqualTo("1 " + first + " 2 " + second + " 3 " + first);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
            "{{first}}", "{{second}}", "{{", "}}", "first", "$1", "\\", "\n", "{{it}}")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }
}
