package io.hearthlink.verification.race;

import io.hearthlink.verification.report.Suite;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Reports the races of a class: each round is a cell, and a test that fails a violation. */
public final class RaceReport implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final Namespace OURS = Namespace.create(RaceReport.class);
  private static final AtomicInteger ROUNDS = new AtomicInteger();

  /** Counts rounds of the test that runs. */
  static void rounds(int count) {
    ROUNDS.addAndGet(count);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    String name =
        context.getRequiredTestClass().getSimpleName().replaceAll("(Race)?Test$|Lincheck$", "");
    String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    context.getStore(OURS).put(Suite.class, Suite.of("races: " + words));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Suite suite = suite(context);
    int rounds = ROUNDS.getAndSet(0);
    if (context.getExecutionException().isPresent()) {
      String failure = context.getExecutionException().get().toString().lines().findFirst().get();
      suite.cell(context.getDisplayName(), List.of(failure));
    } else {
      suite.goodCells(rounds);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    suite(context).write();
  }

  private static Suite suite(ExtensionContext context) {
    return context.getStore(OURS).get(Suite.class, Suite.class);
  }
}
