package io.hearthlink.config;

import org.jspecify.annotations.Nullable;

/**
 * A request and response format of the user's own; keys {@code llm.custom.*}. Immutable.
 *
 * @param request JSON text of the request with {@code ${prompt}}, {@code ${system}}, {@code
 *     ${messages}}, {@code ${model}}, {@code ${max_tokens}}, {@code ${temperature}}, {@code
 *     ${top_p}}, {@code ${top_k}}, {@code ${frequency_penalty}}, {@code ${presence_penalty}},
 *     {@code ${seed}}, {@code ${stop}} and {@code ${stream}} in it
 * @param path path below the endpoint; default {@code /}
 * @param text JSON pointer to the answer in a complete reply
 * @param delta JSON pointer to the next piece of text in an event of a stream; null without stream
 * @param stream how the reply is framed; default {@code none}
 * @param done JSON pointer whose value, if it is present and neither null, false nor empty, marks
 *     the honest end; null means that a complete body is the end, and the report says unmarked
 * @param usage JSON pointer to an object with token counts; null where there is none
 */
public record CustomFormat(
    @Nullable String request,
    String path,
    @Nullable String text,
    @Nullable String delta,
    Framing stream,
    @Nullable String done,
    @Nullable String usage) {

  /** How a reply is framed. */
  public enum Framing {
    /** Server-sent events. */
    SSE,
    /** One JSON value a line. */
    NDJSON,
    /** One JSON body. */
    NONE
  }

  /** Describes nothing yet: posts to {@code /} and reads one body. */
  public static final CustomFormat DEFAULT =
      new CustomFormat(null, "/", null, null, Framing.NONE, null, null);

  /** Refuses a path and pointers that do not start with {@code /}. */
  public CustomFormat {
    Check.notBlank("request", request);
    Check.startsWithSlash("path", path);
    Check.startsWithSlash("text", text);
    Check.startsWithSlash("delta", delta);
    Check.startsWithSlash("done", done);
    Check.startsWithSlash("usage", usage);
  }

  /** Whether this describes how a request looks. */
  boolean hasRequest() {
    return request != null;
  }

  /** Whether this describes where the answer stands in a reply. */
  boolean hasResponse() {
    return (stream == Framing.NONE ? text : delta) != null;
  }
}
