/** Stand-in. */
@NullMarked
package io.hearthlink.examples;

import org.jspecify.annotations.NullMarked;
