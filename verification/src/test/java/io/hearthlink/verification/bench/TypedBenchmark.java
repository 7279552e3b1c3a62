package io.hearthlink.verification.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearthlink.structured.AnswerType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What typed answers cost beside the model: making a type, reading an answer, repairing one. */
final class TypedBenchmark {

  private static final int ROUNDS = 9;
  private static final int MEGABYTE = 1 << 20;

  private static final List<Class<?>> SCALARS =
      List.of(
          String.class,
          Boolean.class,
          Integer.class,
          Long.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          URI.class,
          Instant.class,
          OffsetDateTime.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          Duration.class,
          Year.class,
          YearMonth.class);

  private record Pair<A, B>(A first, B second, List<A> more, String name, int age) {}

  private record Person(String name, int age, String city, List<String> tags) {}

  private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return raw.getEnclosingClass();
    }
  }

  private TypedBenchmark() {}

  static void run() throws JsonProcessingException {
    // more than are kept, so that each is made anew
    List<Type> types = new ArrayList<>();
    SCALARS.forEach(a -> SCALARS.forEach(b -> types.add(new Generic(Pair.class, List.of(a, b)))));
    print("type, made anew", micros(types.size(), i -> AnswerType.of(types.get(i))), "us");
    print("type, known", micros(100_000, i -> AnswerType.of(Person.class)), "us");

    AnswerType<Person> person = AnswerType.of(Person.class);
    String strict = "{\"name\":\"Anna\",\"age\":34,\"city\":\"Berlin\",\"tags\":[\"a\",\"b\"]}";
    String broken =
        "Sure!\n```json\n{'name': 'Anna', 'age': '34', city: 'Berlin', 'tags': ['a', 'b',],}\n```";
    print("answer, read strictly", micros(20_000, i -> person.read(strict)), "us");
    print("answer, repaired", micros(20_000, i -> person.read(broken)), "us");

    AnswerType<JsonNode> any = AnswerType.ofSchema("{\"type\":\"object\"}");
    String pythonic =
        people("{'name': 'Anna %d', 'age': %d, 'ok': True, note: None, 'tags': ['a'],}");
    String plain =
        people(
            "{\"name\": \"Anna %d\", \"age\": %d, \"ok\": true, \"note\": null, \"tags\": [\"a\"]}");
    JsonMapper jackson = new JsonMapper();
    print("repair, in Python's words", throughput(pythonic, any::read), "MB/s");
    print("repair, nothing to repair", throughput(plain, any::read), "MB/s");
    print("Jackson alone", throughput(plain, text -> tree(jackson, text)), "MB/s");
  }

  private static JsonNode tree(JsonMapper jackson, String text) {
    try {
      return jackson.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String people(String form) {
    String one = String.format(form, 0, 0);
    return IntStream.range(0, MEGABYTE / one.length())
        .mapToObj(i -> String.format(form, i, i))
        .collect(Collectors.joining(",\n", "{\"people\": [", "]}"));
  }

  private static double micros(int count, IntFunction<?> work) {
    return median(
        () -> {
          long start = System.nanoTime();
          for (int i = 0; i < count; i++) {
            keep(work.apply(i));
          }
          return (System.nanoTime() - start) / 1e3 / count;
        });
  }

  private static double throughput(String text, Function<String, ?> work) {
    return median(
        () -> {
          long start = System.nanoTime();
          for (int i = 0; i < 10; i++) {
            keep(work.apply(text));
          }
          return 10.0 * text.length() / MEGABYTE / ((System.nanoTime() - start) / 1e9);
        });
  }

  private static void keep(Object made) {
    if (made == TypedBenchmark.class) {
      throw new IllegalStateException("never, but the compiler cannot know");
    }
  }

  private static double median(DoubleSupplier round) {
    int warmUps = 4;
    double[] all =
        IntStream.range(0, warmUps + ROUNDS).mapToDouble(i -> round.getAsDouble()).toArray();
    double[] values = Arrays.copyOfRange(all, warmUps, all.length);
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void print(String what, double value, String unit) {
    System.out.printf("%-26s %10.2f %s%n", what, value, unit);
  }
}
