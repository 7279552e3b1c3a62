/**
 * Checks over all modules: the architecture, and that the documents tell the truth.
 *
 * <p>Depends on: every module, and the sources and documents in the project's folder.
 */
@NullMarked
package io.hearthlink.verification;

import org.jspecify.annotations.NullMarked;
