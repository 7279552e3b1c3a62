/** Stand-in. */
@NullMarked
package io.hearthlink.testkit;

import org.jspecify.annotations.NullMarked;
