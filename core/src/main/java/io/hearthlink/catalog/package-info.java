/**
 * What models a backend has.
 *
 * <p>Depends on: {@code error}.
 */
@NullMarked
package io.hearthlink.catalog;

import org.jspecify.annotations.NullMarked;
