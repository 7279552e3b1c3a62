/**
 * Behaviours wrapped around an engine, one class each.
 *
 * <p>Depends on: {@code engine}, {@code error}.
 */
@NullMarked
package io.hearthlink.layer;

import org.jspecify.annotations.NullMarked;
