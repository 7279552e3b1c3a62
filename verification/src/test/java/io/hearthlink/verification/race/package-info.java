/**
 * Forced races: whatever happens at the same moment, a call ends once.
 *
 * <p>Depends on: every module.
 */
@NullMarked
package io.hearthlink.verification.race;

import org.jspecify.annotations.NullMarked;
