/**
 * What only somebody inside of this package can do: run the command line within the process of a
 * test, and force its races.
 *
 * <p>Depends on: {@code verification.race}.
 */
@NullMarked
package io.hearthlink.cli;

import org.jspecify.annotations.NullMarked;
