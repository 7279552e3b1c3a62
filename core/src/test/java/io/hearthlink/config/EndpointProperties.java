package io.hearthlink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EndpointProperties {

  @Property(tries = 500)
  void an_endpoint_that_was_shortened_stays_as_it_is(@ForAll("urls") String url) {
    String once = Endpoint.of(url);

    assertThat(Endpoint.of(once)).isEqualTo(once);
    assertThat(once).doesNotEndWith("/");
    assertThat(URI.create(String.valueOf(once)).getAuthority())
        .isEqualTo(URI.create(url).getAuthority());
  }

  @Property(tries = 200)
  void both_spellings_are_the_same_server(@ForAll("urls") String url) {
    assertThat(Endpoint.of(url + "/v1")).isEqualTo(Endpoint.of(url));
    assertThat(Endpoint.of(url + "/v1/")).isEqualTo(Endpoint.of(url));
    assertThat(Endpoint.of(url + "/")).isEqualTo(Endpoint.of(url));
  }

  @Property(tries = 500)
  void anything_else_is_refused_with_a_reason(@ForAll String text) {
    try {
      assertThat(Endpoint.of(text)).startsWith("http");
    } catch (BadValue refused) {
      assertThat(refused.problem()).isNotBlank();
    }
  }

  @Example
  void a_host_may_be_called_v1() {
    assertThat(Endpoint.of("http://v1")).isEqualTo("http://v1");
    assertThat(Endpoint.of("http://v1/v1/")).isEqualTo("http://v1");
  }

  @Provide
  Arbitrary<String> urls() {
    Arbitrary<String> path = Arbitraries.of("", "/", "/v1", "/v1/", "/api", "/v2", "/av1", "//");
    return Combinators.combine(
            Arbitraries.of("http", "https", "HTTP"),
            Arbitraries.of("h", "v1", "127.0.0.1:8080", "[::1]:9", "a-b.c"),
            path.list().ofMaxSize(4))
        .as((scheme, host, parts) -> scheme + "://" + host + String.join("", List.copyOf(parts)));
  }
}
