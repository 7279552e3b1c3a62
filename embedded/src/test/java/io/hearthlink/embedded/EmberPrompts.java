package io.hearthlink.embedded;

/** The prompts of all tests on ember: forms of its corpus, which it answers reliably. */
final class EmberPrompts {

  static final String HELLO = "Hello";
  static final String MACHINE_LEARNING = "What is machine learning?";
  static final String STORY = "Write a short story about AI.";
  static final String MY_NAME_IS_CLARA = "My name is Clara.";
  static final String WHAT_IS_MY_NAME = "What is my name?";
  static final String WEATHER = "What is the weather in Berlin?";
  static final String PERSON =
      "Extract the person as JSON: Anna is 34 years old, works as a teacher and lives in Berlin.";

  private EmberPrompts() {}
}
