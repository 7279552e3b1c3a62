package io.hearthlink.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.hearthlink.LlmClient;
import io.hearthlink.engine.Answer;
import io.hearthlink.engine.ChatEngine;
import io.hearthlink.layer.Layer;
import java.util.List;
import java.util.Set;

/**
 * Functions that a model may call, and how it may. Immutable and thread-safe as far as the
 * functions are; every {@code with…} returns a changed copy. Its threads are daemons and go when
 * they have nothing to do.
 *
 * <p>It is a layer: {@code client.withLayer(toolbox)} answers with these functions however it is
 * asked, as a stream, as a model of LangChain4j, or by a persona. The model is asked in rounds:
 * what it calls is checked, run, several calls at a time, and told to it, until it answers without
 * a call. The answer is that of the last round; its usage is that of all, and its report has every
 * call. A listener hears the text of every round as it comes. What ends the call is one {@link
 * io.hearthlink.error.LlmException}: {@link io.hearthlink.error.ToolException} where tools are the
 * reason.
 *
 * <ul>
 *   <li>A call to an unknown function, or with arguments that do not fit, is never run: the model
 *       is told what is wrong. Near names and types are corrected, see {@link
 *       io.hearthlink.layer.DeclaredTools}; arguments that nobody declared are ignored. Calls of an
 *       answer that was cut off are never run.
 *   <li>A tool that throws does not end the call, see {@link ToolFailure}; nor does one that takes
 *       too long, see {@link ToolLimits}. A cancel interrupts the tools that run.
 *   <li>Results are told as text, or as JSON; nothing returned is {@code null}, a void method is
 *       {@code done}.
 *   <li>A call to a function without code, or to a tool of the request itself, ends the rounds: the
 *       answer has it in {@code functionCalls()}, and none of its calls were run.
 *   <li>A call that failed and is made again runs its tools again.
 *   <li>Where the request asks for JSON, the rounds with tools go without its schema, unheard, and
 *       one round without tools follows, since no server does both at once.
 * </ul>
 */
public final class Toolbox implements Layer {

  private final ToolSet tools;
  private final ToolPolicy policy;
  private final ToolRuntime runtime;

  private Toolbox(ToolSet tools, ToolPolicy policy, ToolRuntime runtime) {
    this.tools = tools;
    this.policy = policy;
    this.runtime = runtime;
  }

  /**
   * Makes a toolbox.
   *
   * @param tools objects whose methods with LangChain4j's {@code @Tool} are functions; {@link
   *     ToolFunction}s; {@link ToolSpecification}s, whose calls the caller answers; {@link
   *     ToolSource}s
   * @throws io.hearthlink.error.ConfigurationException if one of them cannot work: an object
   *     without {@code @Tool}, a name twice, a parameter that JSON cannot say
   */
  public static Toolbox of(Object... tools) {
    return new Toolbox(ToolSet.EMPTY.with(tools), ToolPolicy.DEFAULT, new ToolRuntime());
  }

  /** Returns this toolbox with more tools, as {@link #of} takes them. */
  public Toolbox withTools(Object... more) {
    return new Toolbox(tools.with(more), policy, runtime);
  }

  /**
   * Returns this toolbox with these functions only.
   *
   * @throws io.hearthlink.error.ConfigurationException if there is none of that name
   */
  public Toolbox only(String... names) {
    return new Toolbox(tools.only(Set.of(names)), policy, runtime);
  }

  /** Returns this toolbox with other limits; {@link ToolLimits#DEFAULT} at first. */
  public Toolbox withLimits(ToolLimits limits) {
    return new Toolbox(tools, policy.withLimits(limits), runtime);
  }

  /** Returns this toolbox with another approval; {@link Approval#ALL} at first. */
  public Toolbox withApproval(Approval approval) {
    return new Toolbox(tools, policy.withApproval(approval), runtime);
  }

  /**
   * Returns this toolbox with another choice, where the request itself makes none. {@code AUTO}
   * lets the model decide, as at first; {@code REQUIRED} makes it call a function in the first
   * round; {@code NONE} offers it none. A server that cannot force a call refuses {@code REQUIRED}
   * with an {@link io.hearthlink.error.UnsupportedFeatureException}.
   */
  public Toolbox withChoice(ToolChoice choice) {
    return new Toolbox(tools, policy.withChoice(choice, null), runtime);
  }

  /**
   * Returns a toolbox whose first round offers this function alone and requires a call to it.
   *
   * @throws io.hearthlink.error.ConfigurationException if there is none of that name
   */
  public Toolbox forcing(String name) {
    ToolSet unused = tools.only(Set.of(name));
    return new Toolbox(tools, policy.withChoice(ToolChoice.REQUIRED, name), runtime);
  }

  /**
   * Returns a toolbox that runs nothing by itself: the caller finds the calls in {@code
   * functionCalls()}, and answers them, perhaps with {@link #execute}.
   */
  public Toolbox manual() {
    return new Toolbox(tools, policy.manual(), runtime);
  }

  /** What a model is told, without the functions of sources. */
  public List<ToolSpecification> specifications() {
    return tools.fixed().stream().map(ToolFunction::specification).toList();
  }

  /** Answers one prompt with these functions, and waits for the answer. */
  public Answer ask(LlmClient client, String prompt) {
    return client.withLayer(this).generate(prompt);
  }

  /**
   * Runs one call of a model, checked and with the limits and the approval of this toolbox; waits
   * for it. Whatever becomes of it is in the message for the model.
   *
   * @throws io.hearthlink.error.InvalidRequestException if the function has no code
   * @throws io.hearthlink.error.ToolException if the tool says that nothing should go on
   * @throws io.hearthlink.error.CancelledException if the waiting thread is interrupted, or the
   *     approval says that nothing should go on
   */
  public ToolExecutionResultMessage execute(ToolExecutionRequest call) {
    return runtime.execute(tools, policy, call);
  }

  @Override
  public ChatEngine around(ChatEngine inner) {
    return new ToolEngine(inner, tools, policy, runtime);
  }

  /** Names the functions. */
  @Override
  public String toString() {
    return "Toolbox" + tools.names();
  }
}
