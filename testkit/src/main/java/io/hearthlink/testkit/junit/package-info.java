/**
 * JUnit 5 and the test kit: fake models, fake servers and cassettes as parameters of tests, and no
 * call to a real model.
 *
 * <p>Depends on: {@code testkit}, its {@code model} and {@code cassette}, and JUnit's API.
 */
@NullMarked
package io.hearthlink.testkit.junit;

import org.jspecify.annotations.NullMarked;
