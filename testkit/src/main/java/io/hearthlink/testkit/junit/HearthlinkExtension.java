package io.hearthlink.testkit.junit;

import io.hearthlink.testkit.FakeReply;
import io.hearthlink.testkit.FakeServer;
import io.hearthlink.testkit.RealCalls;
import io.hearthlink.testkit.ServerKind;
import io.hearthlink.testkit.cassette.Cassette;
import io.hearthlink.testkit.cassette.CassetteBuilder;
import io.hearthlink.testkit.model.ModelReply;
import io.hearthlink.testkit.model.SchemaModel;
import io.hearthlink.testkit.model.ScriptedModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Makes these parameters of tests and of their set-up methods, and ends them afterwards:
 *
 * <ul>
 *   <li>{@link ScriptedModel}, with the answers of {@link Script};
 *   <li>{@link SchemaModel}, with its usual seed;
 *   <li>{@link FakeServer}, started, with the answers of {@link Script};
 *   <li>{@link Cassette}, started, with the file of {@link Recorded}; a request that it could not
 *       answer fails the test.
 * </ul>
 *
 * <p>Without {@link HearthlinkTest} on the class, a parameter needs one of these annotations. In a
 * class with it, calls to real models are forbidden, too. For a whole run, set the system property
 * {@code hearthlink.allowed-calls} to {@code none}, and {@code
 * junit.jupiter.extensions.autodetection.enabled} to {@code true}, so that JUnit uses this
 * extension in every class.
 */
public final class HearthlinkExtension implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(HearthlinkExtension.class);
  private static final Set<Class<?>> TYPES =
      Set.of(ScriptedModel.class, SchemaModel.class, FakeServer.class);

  /** Creates it, as JUnit does. */
  public HearthlinkExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    // also without the annotation, since the run as a whole may forbid calls
    HearthlinkTest test = annotation(context);
    afterwards(context, RealCalls.allow(test == null ? new String[0] : test.allow())::close);
    if (test != null) {
      afterwards(context, RealCalls.forbid()::close);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    // where JUnit uses this in every class, parameters of other tests are none of its business
    boolean asked = parameter.isAnnotated(Script.class) || annotation(context) != null;
    return (TYPES.contains(type) && asked)
        || (type == Cassette.class && parameter.isAnnotated(Recorded.class));
  }

  private static @Nullable HearthlinkTest annotation(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    while (type != null && !type.isAnnotationPresent(HearthlinkTest.class)) {
      type = type.getEnclosingClass();
    }
    return type == null ? null : type.getAnnotation(HearthlinkTest.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Optional<Script> script = parameter.findAnnotation(Script.class);
    String[] answers = script.map(Script::value).orElse(new String[0]);
    if (type == ScriptedModel.class) {
      return ScriptedModel.answers(
          Stream.of(answers).map(ModelReply::text).toArray(ModelReply[]::new));
    }
    if (type == SchemaModel.class) {
      return SchemaModel.create();
    }
    if (type == FakeServer.class) {
      FakeServer server =
          FakeServer.of(script.map(Script::kind).orElse(ServerKind.OLLAMA))
              .answerInTurn(Stream.of(answers).map(FakeReply::text).toArray(FakeReply[]::new))
              .start();
      afterwards(context, server::close);
      return server;
    }
    Cassette cassette = cassette(parameter.findAnnotation(Recorded.class).orElseThrow(), context);
    afterwards(context, new KeptIfPassed(cassette, context::getExecutionException)::close);
    return cassette;
  }

  private static Cassette cassette(Recorded recorded, ExtensionContext context) {
    CassetteBuilder cassette = Cassette.of(file(recorded, context)).ignoring(recorded.ignoring());
    return (recorded.from().isEmpty() ? cassette : cassette.from(recorded.from())).start();
  }

  private static Path file(Recorded recorded, ExtensionContext context) {
    if (!recorded.value().isEmpty()) {
      return Path.of(recorded.value());
    }
    String type = context.getRequiredTestClass().getSimpleName();
    String name = context.getTestMethod().map(method -> method.getName()).orElse("all");
    return Path.of("src", "test", "cassettes", type, name + ".json");
  }

  /** Has JUnit do this when the test, or the class, has ended. */
  private static void afterwards(ExtensionContext context, Runnable end) {
    context.getStore(STORE).put(end, new Afterwards(end));
  }

  /** What JUnit closes: before 5.13 the one type, since then the other, unless a switch says no. */
  @SuppressWarnings("deprecation")
  private record Afterwards(Runnable end)
      implements AutoCloseable, ExtensionContext.Store.CloseableResource {

    @Override
    public void close() {
      end.run();
    }
  }
}
