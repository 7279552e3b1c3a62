/**
 * Behaviours wrapped around an engine, one class each, and what they share: {@link
 * io.hearthlink.layer.DeclaredTools} fits a call to the tools of its request.
 *
 * <p>Depends on: {@code engine}, {@code error}, {@code config}.
 */
@NullMarked
package io.hearthlink.layer;

import org.jspecify.annotations.NullMarked;
