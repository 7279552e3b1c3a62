/**
 * Tests of the worker's own parts, without native code.
 *
 * <p>Depends on: what is tested.
 */
@NullMarked
package io.hearthlink.embedded.worker;

import org.jspecify.annotations.NullMarked;
