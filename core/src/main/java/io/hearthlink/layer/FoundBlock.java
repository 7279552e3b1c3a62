package io.hearthlink.layer;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.List;

/**
 * A block whose calls all fit declared tools.
 *
 * @param inkBefore where the text before it ends, without white space
 * @param start where it begins
 * @param end where it ends, exclusive
 * @param calls its calls, with identifiers
 * @param notes what a report should say of them
 */
record FoundBlock(
    int inkBefore, int start, int end, List<ToolExecutionRequest> calls, List<String> notes) {}
