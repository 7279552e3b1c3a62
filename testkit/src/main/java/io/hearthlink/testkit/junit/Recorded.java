package io.hearthlink.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which file a {@link io.hearthlink.testkit.cassette.Cassette} replays that is a parameter of a
 * test, and which server it records where there is no file. A test that fails records nothing; what
 * is a parameter of the set-up of a class is kept whatever becomes of its tests.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Recorded {

  /**
   * The file, from the working folder of the tests. By default {@code
   * src/test/cassettes/<class>/<method>.json}, which all invocations of a method share, so that
   * they must ask the same.
   */
  String value() default "";

  /** The URL of the real server. By default none, so that a missing file is a failure. */
  String from() default "";

  /** The names of fields that are left out when requests are compared. By default none. */
  String[] ignoring() default {};
}
