/** Stand-in. */
@NullMarked
package io.hearthlink.personas;

import org.jspecify.annotations.NullMarked;
