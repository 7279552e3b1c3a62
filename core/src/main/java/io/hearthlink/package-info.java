/**
 * The door: {@link io.hearthlink.Hearthlink} owns the HTTP engine, the threads and the
 * configuration; everything else is a view of it.
 *
 * <p>Depends on: all packages of this module.
 */
@NullMarked
package io.hearthlink;

import org.jspecify.annotations.NullMarked;
