/**
 * The worker process: a JVM of its own that runs llama.cpp on one GGUF file and speaks
 * length-framed JSON over its standard input and output.
 *
 * <p>The only package that touches native code; the application uses of it the messages and the
 * list of what the worker's class path needs. To the worker go {@code load}, {@code generate} and
 * {@code cancel}; from it come {@code ready}, and for each {@code generate} {@code prompt}, {@code
 * started}, {@code text} … and {@code end}, or {@code too-long} or {@code refused}. Whatever else
 * goes wrong ends the process. Depends on: nothing of Hearthlink.
 */
@NullMarked
package io.hearthlink.embedded.worker;

import org.jspecify.annotations.NullMarked;
