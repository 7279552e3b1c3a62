/**
 * Typed answers: a record, a list or any JSON Schema goes to the model, and what comes back is
 * repaired, checked, asked for again with the exact error, or refused. No value of an answer is
 * ever invented, and none of the schema libraries shows in a public signature.
 *
 * <p>Depends on: {@code io.hearthlink}, {@code engine}, {@code layer}, {@code error}, Jackson, the
 * victools generator and the networknt validator.
 */
@NullMarked
package io.hearthlink.structured;

import org.jspecify.annotations.NullMarked;
