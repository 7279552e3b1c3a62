package io.hearthlink.testkit;

import java.util.List;

/**
 * One tool call in a scripted answer. Immutable.
 *
 * @param id the id of the call, as the server would make it up
 * @param name the name of the tool
 * @param arguments the arguments as the text of a JSON object; on wires whose arguments are a
 *     string it is sent as it stands, valid or not
 */
public record FakeToolCall(String id, String name, String arguments) {

  /** A call with an id made of its name: {@code call_<name>}. */
  public static FakeToolCall of(String name, String arguments) {
    return new FakeToolCall("call_" + name, name, arguments);
  }

  /** The arguments in the pieces of a stream: two halves, but an empty object is one token. */
  List<String> fragments() {
    int half = arguments.length() / 2;
    return half < 2
        ? List.of(arguments)
        : List.of(arguments.substring(0, half), arguments.substring(half));
  }
}
