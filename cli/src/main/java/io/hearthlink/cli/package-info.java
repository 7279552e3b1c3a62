/**
 * The {@code hearthlink} command: asks a model, chats with it, and shows what is there.
 *
 * <p>Answers go to standard output and everything else to standard error; JSON and exit codes are
 * for scripts. Depends on: the door, {@code config}, {@code engine}, {@code backend}, {@code
 * catalog}, {@code error} and {@code transport} of core, {@code tools}, {@code structured} and
 * {@code personas}.
 */
@NullMarked
package io.hearthlink.cli;

import org.jspecify.annotations.NullMarked;
