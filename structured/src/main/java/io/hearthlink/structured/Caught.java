package io.hearthlink.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthlink.engine.Answer;
import io.hearthlink.error.OutputAttempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pursuit ended.
 *
 * @param answer the JSON as an answer, with the cost of all tries; or one that calls tools
 * @param value what the JSON is in Java; null for an answer that calls tools
 * @param json the JSON; null for an answer that calls tools
 * @param attempts every try
 */
record Caught(
    Answer answer, @Nullable Object value, @Nullable JsonNode json, List<OutputAttempt> attempts) {}
