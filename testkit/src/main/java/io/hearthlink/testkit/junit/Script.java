package io.hearthlink.testkit.junit;

import io.hearthlink.testkit.ServerKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@code ScriptedModel} or a {@code FakeServer} that is a parameter of a test answers. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Script {

  /** The texts that it answers in turn; a request more is a failure. By default none. */
  String[] value() default {};

  /** What kind of server a {@code FakeServer} is. By default Ollama. */
  ServerKind kind() default ServerKind.OLLAMA;
}
