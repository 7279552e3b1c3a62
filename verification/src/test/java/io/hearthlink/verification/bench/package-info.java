/**
 * Benchmarks beside bare LangChain4j on the same fake server: CPU per call and per streamed token,
 * the start of the command line, and what typed answers cost. Run by the Maven profile {@code
 * bench}.
 *
 * <p>Depends on: the door, {@code structured}, the test kit, and LangChain4j's provider modules.
 */
@NullMarked
package io.hearthlink.verification.bench;

import org.jspecify.annotations.NullMarked;
