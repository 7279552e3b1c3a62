/**
 * Tests of the embedded engine, most of them on a real worker with the demo model.
 *
 * <p>Depends on: what is tested.
 */
@NullMarked
package io.hearthlink.embedded;

import org.jspecify.annotations.NullMarked;
