package io.hearthlink.testkit;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Fails a test class after which something remains that it started: a thread, a socket, a file that
 * is open, a process, or an exception that nobody caught. For one class: {@code @ExtendWith(
 * LeakExtension.class)}; for all, name it in {@code
 * META-INF/services/org.junit.jupiter.api.extension.Extension} of the tests and set {@code
 * junit.jupiter.extensions.autodetection.enabled} to true.
 *
 * <p>What is about to end is waited for: 10 s, unless the parameter {@value #PATIENCE} of JUnit
 * says otherwise. Threads that the JDK and JUnit keep for the whole process do not count, nor do
 * those of an {@code HttpClient} of the JDK, which nobody can end before Java 21. Where classes run
 * at the same time, the last of them to end answers for all. Sockets and files are looked for in
 * {@code /proc/self/fd}, and not at all where that is missing.
 */
public final class LeakExtension implements BeforeAllCallback, AfterAllCallback {

  /** The parameter of JUnit that says how many milliseconds are waited. */
  public static final String PATIENCE = "hearthlink.leaks.patience";

  static final int DEFAULT_MILLIS = 10_000;

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LeakExtension.class);
  private static final String BEGUN = "begun";

  /** Creates it; JUnit does. */
  public LeakExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    watch(context).begin();
    context.getStore(NAMESPACE).put(BEGUN, true);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getStore(NAMESPACE).remove(BEGUN) == null) {
      return; // another extension failed before the class began
    }
    LeakWatch watch = watch(context);
    AnnotationSupport.findAnnotation(context.getTestClass(), LeavesBehind.class)
        .ifPresent(forgiven -> watch.forgive(forgiven.value()));
    int millis =
        context.getConfigurationParameter(PATIENCE).map(Integer::valueOf).orElse(DEFAULT_MILLIS);
    watch.end(context.getDisplayName(), Duration.ofMillis(millis));
  }

  /** One for each run of an engine, so that a run inside of a test watches for itself. */
  private static LeakWatch watch(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(LeakWatch.class, none -> new LeakWatch(), LeakWatch.class);
  }
}
