/**
 * Personas: interfaces with LangChain4j's annotations whose methods answer in character, with a
 * memory of each user. A turn of a conversation is a transaction: turns of one user come one after
 * the other, and a failed turn changes nothing.
 *
 * <p>Depends on: {@code io.hearthlink}, {@code bean}, {@code engine}, {@code config}, {@code
 * error}, {@code structured}, and LangChain4j's AI Services.
 */
@NullMarked
package io.hearthlink.personas;

import org.jspecify.annotations.NullMarked;
