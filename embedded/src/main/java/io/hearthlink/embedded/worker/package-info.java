/**
 * The worker process: a JVM of its own that runs llama.cpp on one GGUF file and speaks
 * length-framed JSON over its standard input and output.
 *
 * <p>The only package that touches native code; the application uses of it the messages and the
 * list of what the worker's class path needs. Depends on: nothing of Hearthlink.
 */
@NullMarked
package io.hearthlink.embedded.worker;

import org.jspecify.annotations.NullMarked;
