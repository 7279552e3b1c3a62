package io.hearthlink.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A grammar in GBNF, the notation of llama.cpp, while it is written. Not thread-safe. */
final class Grammar {

  private static final int MOST_RULES = 2000;

  private static final String BASICS =
      """
      ws ::= "" | " " | "\\n" [ \\t]{0,20}
      value ::= map | list | string | number | boolean | null
      map ::= "{" ws ( string ":" ws value ( "," ws string ":" ws value )* )? ws "}"
      list ::= "[" ws ( value ( "," ws value )* )? ws "]"
      char ::= [^"\\\\\\x7F\\x00-\\x1F] | "\\\\" ( ["\\\\bfnrt] | "u" [0-9a-fA-F]{4} )
      string ::= "\\"" char* "\\""
      integer ::= "-"? ( "0" | [1-9] [0-9]{0,15} )
      number ::= integer ( "." [0-9]{1,15} )? ( [eE] [-+]? [0-9]{1,3} )?
      boolean ::= "true" | "false"
      null ::= "null"
      day ::= [0-9]{4} "-" ( "0" [1-9] | "1" [0-2] ) "-" ( "0" [1-9] | [12] [0-9] | "3" [01] )
      clock ::= ( [01] [0-9] | "2" [0-3] ) ":" [0-5] [0-9] ":" [0-5] [0-9] ( "." [0-9]{1,9} )?
      zone ::= "Z" | [-+] ( [01] [0-9] | "2" [0-3] ) ":" [0-5] [0-9]
      date ::= "\\"" day "\\""
      time ::= "\\"" clock zone "\\""
      date-time ::= "\\"" day "T" clock zone "\\""
      hex ::= [0-9a-fA-F]
      uuid ::= "\\"" hex{8} "-" hex{4} "-" hex{4} "-" hex{4} "-" hex{12} "\\""
      """;

  private final Map<String, String> rules = new LinkedHashMap<>();

  /** Adds a rule unless one of this name is there or being written; returns the name. */
  String rule(String name, Supplier<String> right) {
    if (!rules.containsKey(name)) {
      if (rules.size() >= MOST_RULES) {
        throw new UnsupportedSchemaException("more than " + MOST_RULES + " rules");
      }
      rules.put(name, "");
      rules.put(name, right.get());
    }
    return name;
  }

  /** Adds a rule under a name that is still free; returns the name. */
  String rule(String right) {
    return rule("r" + rules.size(), () -> right);
  }

  /** Quotes a text that is to appear as it is. */
  static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** The whole grammar, which starts with {@code root}. */
  String text(String root) {
    StringBuilder text = new StringBuilder("root ::= ").append(root).append('\n').append(BASICS);
    rules.forEach((name, right) -> text.append(name).append(" ::= ").append(right).append('\n'));
    return text.toString();
  }
}
