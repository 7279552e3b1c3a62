package io.hearthlink.verification.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets of one run. Of a key and of a prompt there are two: one that looks like a secret, and
 * one that only those know for a secret who know it.
 *
 * @param key the API key
 * @param header the value of a header of the user's own
 * @param prompt a part of what is asked
 * @param words another part of it
 */
record Canary(String key, String header, String prompt, String words) {

  private static final int AROUND = 50;
  private static final int ENOUGH = 12;
  private static final Map<String, List<String>> FORMS = new ConcurrentHashMap<>();
  private static final String FOUND = "<HERE>";

  static Canary fresh() {
    return new Canary(
        "hl-canary-" + UUID.randomUUID(),
        "tenant " + letters(),
        "hl-prompt-canary-" + UUID.randomUUID(),
        "the lodger of " + letters());
  }

  /** As random as a UUID, in letters alone. */
  private static String letters() {
    StringBuilder text = new StringBuilder();
    String digits = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    digits.chars().forEach(digit -> text.append((char) ('g' + Character.digit(digit, 16))));
    return text.toString();
  }

  /** This one as a server knows it that was asked nothing. */
  Canary withoutPrompt() {
    return new Canary(key, header, "nobody of the name", "somebody else altogether");
  }

  /** What is asked. */
  String question() {
    return "Who is " + prompt + ", and who is " + words + "?";
  }

  /** What a server says that repeats all it was sent. */
  String echo() {
    return "no " + key + " for " + header + " who asked: " + question();
  }

  /** Where a text shows a key; the places are told without it. */
  List<String> keysIn(String text) {
    return found(text, List.of(key, header));
  }

  /** Where a text shows a key or a part of the prompt. */
  List<String> allIn(String text) {
    return found(text, List.of(key, header, prompt, words));
  }

  private List<String> found(String text, List<String> secrets) {
    List<String> found = new ArrayList<>();
    for (String secret : secrets) {
      for (String form : forms(secret)) {
        if (text.contains(form)) {
          found.add(around(hidden(text.replace(form, FOUND))));
        }
      }
    }
    return found;
  }

  /** A secret as it may stand in a text: the beginning of its random part is enough. */
  private static List<String> forms(String secret) {
    return FORMS.computeIfAbsent(secret, Canary::makeForms);
  }

  private static List<String> makeForms(String secret) {
    String random = secret.replaceAll("^\\D*?canary-|^.* ", "").substring(0, ENOUGH);
    return List.of(
        random,
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private static String around(String text) {
    int at = text.indexOf(FOUND);
    return text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND))
        .replaceAll("\\s+", " ");
  }

  private String hidden(String text) {
    String shown = text;
    for (String secret : List.of(key, header, prompt, words)) {
      shown = shown.replace(forms(secret).get(0), "•••");
    }
    return shown;
  }
}
