/**
 * An engine as LangChain4j's {@code ChatModel} and {@code StreamingChatModel}, for any LangChain4j
 * code.
 *
 * <p>Depends on: {@code engine}, {@code error}.
 */
@NullMarked
package io.hearthlink.bean;

import org.jspecify.annotations.NullMarked;
