/**
 * Fake models for unit tests: they answer from a script, by a function, or with data that fits what
 * was asked for. They are LangChain4j's own models, streaming and blocking, run in the caller's
 * thread, and remember what they were asked.
 *
 * <p>Depends on: LangChain4j's core and Jackson.
 */
@NullMarked
package io.hearthlink.testkit.model;

import org.jspecify.annotations.NullMarked;
