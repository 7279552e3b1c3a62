/**
 * The fault matrix: every fault that a model server is known for, on every wire, by every way to
 * ask, held to the contract of a call. The same table shows what bare LangChain4j makes of it.
 *
 * <p>Depends on: the door, personas, the test kit, and LangChain4j's provider modules.
 */
@NullMarked
package io.hearthlink.verification.matrix;

import org.jspecify.annotations.NullMarked;
