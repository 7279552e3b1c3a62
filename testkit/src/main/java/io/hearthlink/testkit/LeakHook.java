package io.hearthlink.testkit;

import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * The rule of {@link LeakExtension} for classes of properties, which jqwik runs by itself. For one
 * class: {@code @AddLifecycleHook(LeakHook.class)}; for all, name it in {@code
 * META-INF/services/net.jqwik.api.lifecycle.LifecycleHook} of the tests. How long is waited is a
 * system property here, {@value LeakExtension#PATIENCE}. Needs {@code jqwik-api}, which the test
 * kit does not bring.
 */
public final class LeakHook implements AroundContainerHook {

  private static final LeakWatch WATCH = new LeakWatch();

  /** Creates it; jqwik does. */
  public LeakHook() {}

  @Override
  public boolean appliesTo(Optional<AnnotatedElement> element) {
    return element.filter(Class.class::isInstance).isPresent();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS; // the service stands at the root, above all classes
  }

  @Override
  public int proximity() {
    return -100; // around what the class itself does first and last
  }

  @Override
  public void beforeContainer(ContainerLifecycleContext context) {
    WATCH.begin();
  }

  @Override
  public void afterContainer(ContainerLifecycleContext context) {
    context.findAnnotation(LeavesBehind.class).ifPresent(named -> WATCH.forgive(named.value()));
    int millis = Integer.getInteger(LeakExtension.PATIENCE, LeakExtension.DEFAULT_MILLIS);
    WATCH.end(context.label(), Duration.ofMillis(millis));
  }
}
