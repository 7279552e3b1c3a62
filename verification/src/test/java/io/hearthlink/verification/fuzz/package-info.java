/**
 * Fuzzing: whatever a server, a model or a file says, what comes out of it is typed, true, and
 * comes once. The inputs that are kept are read again in every build; {@code -Pdeep} looks for
 * more.
 *
 * <p>Depends on: every module, and the transport's own package for a client without a network.
 */
@NullMarked
package io.hearthlink.verification.fuzz;

import org.jspecify.annotations.NullMarked;
