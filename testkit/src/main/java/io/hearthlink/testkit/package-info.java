/**
 * Scripted model servers on real loopback sockets, with a fault for every stage of a reply. Made
 * for tests and benchmarks of any client of local language models; what a fake server saw can be
 * asked for afterwards.
 *
 * <p>Depends on: Jackson, and {@code FinishReason} of LangChain4j.
 */
@NullMarked
package io.hearthlink.testkit;

import org.jspecify.annotations.NullMarked;
