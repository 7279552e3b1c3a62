/**
 * Scripted model servers on real loopback sockets, with the state of the real ones, a fault for
 * every stage of a reply, and a clock that a test moves on. Made for tests and benchmarks of any
 * client of local language models; what a fake server saw can be asked for afterwards.
 *
 * <p>Depends on: Jackson, and {@code FinishReason} of LangChain4j.
 */
@NullMarked
package io.hearthlink.testkit;

import org.jspecify.annotations.NullMarked;
