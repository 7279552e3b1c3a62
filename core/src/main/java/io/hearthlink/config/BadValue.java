package io.hearthlink.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that no record of the configuration takes, not yet tied to the place that set it. */
final class BadValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String component;
  private final String problem;
  private final List<String> allowed;
  private final @Nullable String suggestion;

  /**
   * Creates it.
   *
   * @param component the component of the record; null where the value does not even have its type
   * @param problem what is wrong, such as {@code 3 is not from 0 to 2}; never a secret
   * @param allowed the words that may stand there; empty where they cannot be listed
   * @param suggestion the word that was probably meant; null where none is near
   */
  private BadValue(
      @Nullable String component,
      String problem,
      List<String> allowed,
      @Nullable String suggestion) {
    super(component == null ? problem : component + ": " + problem);
    this.component = component;
    this.problem = problem;
    this.allowed = allowed;
    this.suggestion = suggestion;
  }

  /** A value that cannot be turned into the type of its key. */
  static BadValue unreadable(String problem) {
    return of(null, problem);
  }

  /** A value that cannot be listed among allowed ones, such as a number outside of its range. */
  static BadValue of(@Nullable String component, String problem) {
    return new BadValue(component, problem, List.of(), null);
  }

  /** A word that is none of the allowed ones. */
  static BadValue word(@Nullable String component, String word, List<String> allowed) {
    return new BadValue(
        component, Check.shown(word) + " is not allowed", allowed, NearestName.of(word, allowed));
  }

  @Nullable String component() {
    return component;
  }

  String problem() {
    return problem;
  }

  List<String> allowed() {
    return allowed;
  }

  @Nullable String suggestion() {
    return suggestion;
  }
}
