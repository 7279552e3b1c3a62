/**
 * LangChain4j's own compliance suite, run against our models on scripted servers of all three
 * wires.
 *
 * <p>Depends on: the whole module, and the suite in LangChain4j's tests jar.
 */
@NullMarked
package io.hearthlink.compliance;

import org.jspecify.annotations.NullMarked;
