/**
 * Functions that a model may call: a {@link io.hearthlink.tools.Toolbox} declares them, checks the
 * calls of the model, executes them in bounded rounds, or hands them to the caller. {@link
 * io.hearthlink.tools.MathTools} and its like are ready to register; none of them reaches the
 * network.
 *
 * <p>Depends on: {@code io.hearthlink}, {@code engine}, {@code layer}, {@code error}.
 */
@NullMarked
package io.hearthlink.tools;

import org.jspecify.annotations.NullMarked;
