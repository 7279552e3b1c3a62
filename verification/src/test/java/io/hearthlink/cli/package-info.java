/**
 * Races inside of this package that only somebody inside of it can force.
 *
 * <p>Depends on: {@code verification.race}.
 */
@NullMarked
package io.hearthlink.cli;

import org.jspecify.annotations.NullMarked;
