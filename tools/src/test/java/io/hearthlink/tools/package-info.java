/** Tests of the tools, on scripted servers of three wires and on the demo model. */
@NullMarked
package io.hearthlink.tools;

import org.jspecify.annotations.NullMarked;
