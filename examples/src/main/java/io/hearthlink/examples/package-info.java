/**
 * One short runnable file for each thing that works: run its {@code main} and read what it prints.
 * Most ask the demo model of the embedded engine and need no server; the others take the address of
 * one as their first argument.
 *
 * <ul>
 *   <li>Asking: {@link io.hearthlink.examples.FirstAnswer}, {@link
 *       io.hearthlink.examples.StreamedAnswer}, {@link io.hearthlink.examples.FutureAnswer}, {@link
 *       io.hearthlink.examples.ChatWithMessages}, {@link io.hearthlink.examples.OptionsOfACall},
 *       {@link io.hearthlink.examples.StatesOfACall}
 *   <li>Tools: {@link io.hearthlink.examples.ReadyTools}, {@link
 *       io.hearthlink.examples.ToolMethods}, {@link io.hearthlink.examples.ToolLambda}, {@link
 *       io.hearthlink.examples.ToolApproval}, {@link io.hearthlink.examples.ToolsFromAFile}, {@link
 *       io.hearthlink.examples.PersonaWithTools}, {@link io.hearthlink.examples.FunctionCalls}
 *   <li>JSON: {@link io.hearthlink.examples.JsonAnswer}
 *   <li>Typed answers: {@link io.hearthlink.examples.TypedAnswer}, {@link
 *       io.hearthlink.examples.StreamedRecord}, {@link io.hearthlink.examples.AnswerBySchema},
 *       {@link io.hearthlink.examples.TypedPersona}
 *   <li>Models and servers: {@link io.hearthlink.examples.EmbeddedModel}, {@link
 *       io.hearthlink.examples.ModelsOfAServer}, {@link io.hearthlink.examples.SwitchModels},
 *       {@link io.hearthlink.examples.CustomEndpoint}, {@link
 *       io.hearthlink.examples.ConfigurationInCode}, {@link io.hearthlink.examples.ErrorHandling}
 *   <li>Personas: {@link io.hearthlink.examples.AldenPersona}, {@link
 *       io.hearthlink.examples.OwnPersona}
 *   <li>Tests of your own program: {@link io.hearthlink.examples.PersonaWithoutModel}, {@link
 *       io.hearthlink.examples.RecordedServer}
 *   <li>LangChain4j: {@link io.hearthlink.examples.LangChain4jBeans}, {@link
 *       io.hearthlink.examples.OwnStreamingModel}
 * </ul>
 *
 * <p>Depends on: {@code core}, {@code tools}, {@code structured}, {@code personas}, {@code
 * embedded}, {@code testkit}, and LangChain4j's AI Services.
 */
@NullMarked
package io.hearthlink.examples;

import org.jspecify.annotations.NullMarked;
