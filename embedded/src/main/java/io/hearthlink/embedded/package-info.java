/**
 * A GGUF file as a model, without a server: llama.cpp runs in a worker process, one for each file,
 * that starts with the first call and ends with the backend or with this program, whatever happens.
 * The jar brings the tiny demo model {@code ember}, so that {@code embedded:ember} always answers.
 *
 * <p>References: {@code embedded:ember}, {@code embedded:/path/model.gguf}, and {@code
 * embedded:NAME} for {@code NAME.gguf} in the folder {@code llm.embedded.folder}.
 *
 * <h2>JSON Schema</h2>
 *
 * A response format with a schema becomes a grammar, so that the model cannot write anything else.
 * The subset:
 *
 * <ul>
 *   <li>{@code type} (a name or a list of names) {@code object}, {@code array}, {@code string},
 *       {@code integer}, {@code number}, {@code boolean}, {@code null}; a schema without any
 *       keyword is any value;
 *   <li>{@code properties}, {@code required}, {@code additionalProperties}: declared properties
 *       come in the declared order and no others come; without {@code properties} the object is a
 *       map;
 *   <li>{@code items}, {@code minItems} and {@code maxItems} up to 256;
 *   <li>{@code minLength} and {@code maxLength} up to 256; {@code format} {@code date}, {@code
 *       time}, {@code date-time} and {@code uuid};
 *   <li>{@code enum}, {@code const}, {@code anyOf}, {@code oneOf} (as {@code anyOf});
 *   <li>{@code $ref} to {@code #/$defs/NAME} and {@code #/definitions/NAME}, recursion included;
 *   <li>{@code title}, {@code description}, {@code default}, {@code examples}, {@code $schema},
 *       {@code $id}, {@code $comment}, which change nothing.
 * </ul>
 *
 * Everything else, such as {@code pattern}, {@code not} or {@code minimum}, is refused with an
 * {@link io.hearthlink.error.UnsupportedFeatureException} whose feature is {@code schema} before
 * anything reaches native code. The same subset holds for the parameters of tools.
 *
 * <p>Depends on: {@code backend}, {@code engine}, {@code catalog}, {@code config}, {@code error},
 * {@code embedded.worker}.
 */
@NullMarked
package io.hearthlink.embedded;

import org.jspecify.annotations.NullMarked;
