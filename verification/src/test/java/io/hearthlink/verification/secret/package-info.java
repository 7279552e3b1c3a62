/**
 * The canary: keys and prompts that can be told from everything else, sent through the whole system
 * and looked for in everything that comes out of it.
 *
 * <p>Depends on: all modules, {@code verification.report}.
 */
@NullMarked
package io.hearthlink.verification.secret;

import org.jspecify.annotations.NullMarked;
