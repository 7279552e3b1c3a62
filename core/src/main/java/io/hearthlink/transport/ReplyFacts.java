package io.hearthlink.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a reply says about itself, read from the wire. Null, and 0 for tokens, mean that the server
 * did not say. Immutable.
 *
 * @param finish why the answer ended, in the words of the server
 * @param model the model that answered
 * @param inputTokens tokens of the prompt, those from a cache included
 * @param outputTokens tokens of the answer
 * @param load time to load the model
 * @param prompt time to read the prompt
 * @param answer time to generate the answer
 * @param total time of all of it
 * @param unmarked whether the format has no end mark, so that only a complete body is the end
 */
public record ReplyFacts(
    @Nullable String finish,
    @Nullable String model,
    int inputTokens,
    int outputTokens,
    @Nullable Duration load,
    @Nullable Duration prompt,
    @Nullable Duration answer,
    @Nullable Duration total,
    boolean unmarked) {}
