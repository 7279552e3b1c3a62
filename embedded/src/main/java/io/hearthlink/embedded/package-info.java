/** Stand-in. */
@NullMarked
package io.hearthlink.embedded;

import org.jspecify.annotations.NullMarked;
