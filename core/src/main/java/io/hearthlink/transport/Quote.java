package io.hearthlink.transport;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a server's own words fit for an error message: one line, at most {@link #LIMIT} characters,
 * without keys and without the parts in which servers repeat what they were sent or what the model
 * wrote.
 */
final class Quote {

  /** The most characters that are quoted. */
  static final int LIMIT = 300;

  private static final int READ = 4_000;
  private static final String HEX = "[0-9a-f]";

  private record Mask(Pattern pattern, String replacement) {}

  private static final List<Mask> MASKS =
      List.of(
          // validators repeat the request, parsers repeat what the model wrote
          mask("([\"']input[\"']\\s*:).*", "$1 …"),
          mask("input_value=.*?(?=, input_type|$)", "input_value=…"),
          mask("last read: .*", "last read: …"),
          mask("(failed to parse input at pos \\d+:).*", "$1 …"),
          mask("raw='.*?(?=', err=|$)", "raw='…"),
          // keys
          mask("://[^/\\s@\"']+@", "://"),
          mask("\\b(bearer)\\s+[^\\s\"',}]+", "$1 ***"),
          mask(
              "\\b((?:x-)?api[-_ ]?(?:key|token)|access[-_ ]?(?:key|token)|token|password|secret"
                  + "|authorization)\\b([\"']?(?: (?:provided|given|received|was|is))?"
                  + "\\s*(?:[:=]\\s*[\"'`]?|[\"'`])(?:basic |bearer )?)[^\\s\"'`,}]+",
              "$1$2***"),
          mask("\\beyj[\\w-]+\\.[\\w-]+\\.[\\w-]*", "***"),
          mask("\\b(?:sk|pk|rk|hf|gsk|xai|ghp|gho|key)[-_][\\w-]{8,}(?:[:.][\\w-]+)*", "***"),
          mask(
              "(?<![\\w-])[\\w-]*" + HEX + "{8}-(?:" + HEX + "{4}-){3}" + HEX + "{12}[\\w-]*",
              "***"),
          mask("(?<!sha256[:-])\\b(?=\\w*\\d)(?=\\w*[a-z])\\w{32,}", "***"));

  private Quote() {}

  /** The words to show; empty where {@code text} is JSON or a web page that nobody can read. */
  static String of(String text) {
    String line = oneLine(text);
    if (line.startsWith("{") || line.startsWith("[{") || line.startsWith("<")) {
      return "";
    }
    for (Mask mask : MASKS) {
      line = mask.pattern.matcher(line).replaceAll(mask.replacement);
    }
    return cut(line, LIMIT);
  }

  /** A name, such as a model's, on one line and of bounded length. */
  static String name(String name) {
    return cut(oneLine(name), 100);
  }

  private static String oneLine(String text) {
    String start = text.substring(0, Math.min(READ, text.length()));
    // control characters would let a server write on the reader's terminal
    return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u2028\\u2029]+", " ").strip();
  }

  private static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
    return text.substring(0, end) + "…";
  }

  private static Mask mask(String regex, String replacement) {
    return new Mask(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), replacement);
  }
}
