/**
 * The command line within the process of a test.
 *
 * <p>Depends on: nothing.
 */
@NullMarked
package io.hearthlink.cli;

import org.jspecify.annotations.NullMarked;
