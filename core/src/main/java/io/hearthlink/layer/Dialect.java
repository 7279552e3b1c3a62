package io.hearthlink.layer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way in which models write tool calls into their text: a head, what stands for the calls, a
 * tail. Immutable.
 *
 * @param name how a report names it
 * @param openings what its blocks can begin with
 * @param head matches from the opening to the payload; a group {@code name} is the tool's name
 * @param payload what stands between head and tail
 * @param tail matches what closes a block; what is missing of it where the answer ends is forgiven,
 *     since servers take end marks for themselves
 * @param alone whether nothing else may stand in the answer, because what opens the block also
 *     opens ordinary answers
 */
record Dialect(
    String name,
    List<String> openings,
    Pattern head,
    Payload payload,
    Pattern tail,
    boolean alone) {}
