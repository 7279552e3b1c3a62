/**
 * What can go wrong, one class for each thing that the reader can do about it.
 *
 * <p>All of them extend {@link io.hearthlink.error.LlmException}, which is sealed, so a {@code
 * switch} over them can be complete. Depends on: nothing of Hearthlink.
 */
@NullMarked
package io.hearthlink.error;

import org.jspecify.annotations.NullMarked;
