package io.hearthlink.structured;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves out what concerns only a choice that the answer did not make. */
final class Branches {

  private static final Pattern CHOICE = Pattern.compile(".*/(?:anyOf|oneOf)/[0-9]+(?=/)");

  private Branches() {}

  /** Returns the errors of the choice that the discriminator names, and those of no choice. */
  static List<Error> relevant(List<Error> errors) {
    List<String> others = new ArrayList<>();
    for (Error error : errors) {
      Matcher choice = CHOICE.matcher(error.getEvaluationPath().toString());
      boolean otherKind = error.getKeyword().equals("const") || error.getMessage().contains("null");
      if (otherKind && choice.lookingAt()) {
        others.add(choice.group() + "/");
      }
    }
    List<Error> left =
        errors.stream()
            .filter(e -> others.stream().noneMatch((e.getEvaluationPath() + "/")::startsWith))
            .toList();
    return left.isEmpty() ? errors : left;
  }
}
