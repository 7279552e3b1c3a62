/**
 * The one seam: {@link io.hearthlink.engine.ChatEngine} answers one chat request as a stream of
 * events, and every backend and every layer is one.
 *
 * <p>Streaming is the primitive; a blocking call is a collected stream. Depends on: {@code error}.
 */
@NullMarked
package io.hearthlink.engine;

import org.jspecify.annotations.NullMarked;
