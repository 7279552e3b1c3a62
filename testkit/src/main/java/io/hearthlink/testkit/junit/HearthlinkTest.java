package io.hearthlink.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests that call no real model: while they run, every call to anything but the test kit
 * fails, see {@link io.hearthlink.testkit.RealCalls}. Their methods may have parameters of the
 * types that {@link HearthlinkExtension} makes.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(HearthlinkExtension.class)
public @interface HearthlinkTest {

  /**
   * What may be called all the same, such as {@code localhost:8080}, or {@code embedded} for the
   * embedded engine. By default nothing.
   */
  String[] allow() default {};
}
