package io.hearthlink.layer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;

/**
 * A call as the model wrote it, not checked.
 *
 * @param name name of the tool
 * @param arguments what stands for the arguments; a missing node where nothing does
 */
record WrittenCall(String name, JsonNode arguments) {

  /** This call in LangChain4j's form, without an identifier. */
  ToolExecutionRequest request() {
    return ToolExecutionRequest.builder().name(name).arguments(arguments.toString()).build();
  }
}
