/**
 * The soak: very many calls, some of which fail, against a server in a process of its own; nothing
 * may get lost, and nothing may grow.
 *
 * <p>Depends on: the door, the test kit, and {@code report}.
 */
@NullMarked
package io.hearthlink.verification.soak;

import org.jspecify.annotations.NullMarked;
