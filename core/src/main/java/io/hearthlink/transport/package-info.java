/**
 * The only way to the network: LangChain4j's HTTP client interface with four timeouts, early
 * cancel, an honest end, and errors that are classified once.
 *
 * <p>Depends on: {@code config}, {@code error}.
 */
@NullMarked
package io.hearthlink.transport;

import org.jspecify.annotations.NullMarked;
