package io.hearthlink.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what a test class leaves behind although it should not, where somebody else is to blame;
 * {@link LeakExtension} then forgives that and nothing else.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LeavesBehind {

  /** A regular expression for the first line of what the rule would report, such as a socket. */
  String value();

  /** Who does not let go of it, for the reader. */
  String because();
}
