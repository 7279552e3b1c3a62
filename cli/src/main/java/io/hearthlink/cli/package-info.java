/** Stand-in. */
@NullMarked
package io.hearthlink.cli;

import org.jspecify.annotations.NullMarked;
