package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call as the model wrote it, not checked.
 *
 * @param name name of the tool
 * @param arguments what stands for the arguments; a missing node where nothing does
 */
record WrittenCall(String name, JsonNode arguments) {}
