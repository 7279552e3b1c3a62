/**
 * Records what a real server sends into a readable file without secrets, and replays it in later
 * runs, so that tests of real exchanges need no server.
 *
 * <p>Depends on: {@code testkit} and Jackson; on the JDK's HTTP client and server while it records.
 */
@NullMarked
package io.hearthlink.testkit.cassette;

import org.jspecify.annotations.NullMarked;
