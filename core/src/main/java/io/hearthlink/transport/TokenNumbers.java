package io.hearthlink.transport;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many tokens a request needs and how many the context holds, as a server's message tells; 0
 * stands for unknown. Immutable.
 */
record TokenNumbers(int needed, int available) {

  private static final String NEEDED = "(?<needed>\\d{1,18})";
  private static final String AVAILABLE = "(?<available>\\d{1,18})";

  /** Both numbers; the second form of each server is an older or newer wording of it. */
  private static final List<Pattern> BOTH =
      List.of(
          pattern("request \\(" + NEEDED + " tokens\\) exceeds .{0,40}\\(" + AVAILABLE),
          pattern("input length \\(" + NEEDED + " tokens\\) exceeds .{0,60}\\(" + AVAILABLE),
          pattern(
              "maximum context length is "
                  + AVAILABLE
                  + " .{0,300}total of (?:at least )?"
                  + NEEDED),
          pattern(
              "maximum context length is " + AVAILABLE + " .{0,80}requested " + NEEDED + " tokens"),
          pattern("maximum context length is " + AVAILABLE + " .{0,80}resulted in " + NEEDED),
          pattern("prompt is too long: " + NEEDED + " tokens > " + AVAILABLE),
          pattern("length " + NEEDED + "\\) is longer than the .{0,40}length of " + AVAILABLE),
          pattern("keep the first " + NEEDED + " tokens .{0,80}length of only " + AVAILABLE));

  private static final Pattern SUM =
      pattern("exceed context limit: " + NEEDED + " \\+ (?<more>\\d{1,9}) > " + AVAILABLE);
  private static final Pattern AVAILABLE_ALONE =
      pattern("maximum context length (?:is|of) " + AVAILABLE);

  /** Reads the numbers from the fields of the error, else from its message. */
  static TokenNumbers of(ErrorBody body) {
    if (body.needed() > 0 && body.available() > 0) {
      return new TokenNumbers(body.needed(), body.available());
    }
    for (Pattern pattern : BOTH) {
      Matcher matcher = pattern.matcher(body.message());
      if (matcher.find()) {
        return new TokenNumbers(number(matcher, "needed", 0), number(matcher, "available", 0));
      }
    }
    Matcher sum = SUM.matcher(body.message());
    if (sum.find()) {
      long more = Long.parseLong(sum.group("more"));
      return new TokenNumbers(number(sum, "needed", more), number(sum, "available", 0));
    }
    Matcher alone = AVAILABLE_ALONE.matcher(body.message());
    int available = alone.find() ? number(alone, "available", 0) : body.available();
    return new TokenNumbers(body.needed(), available);
  }

  private static int number(Matcher matcher, String group, long more) {
    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(matcher.group(group)) + more);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
