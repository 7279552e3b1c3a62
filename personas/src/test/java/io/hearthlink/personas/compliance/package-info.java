/**
 * LangChain4j's own suites for AI Services, run on the models of a client and scripted servers of
 * three wires.
 *
 * <p>Depends on: {@code core}, {@code testkit}, and the suites in LangChain4j's tests jar.
 */
@NullMarked
package io.hearthlink.personas.compliance;

import org.jspecify.annotations.NullMarked;
