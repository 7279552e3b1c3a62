package io.hearthlink.verification.bench;

/** Does nothing but print, which is what a Java program costs at least. */
public final class Empty {

  private Empty() {}

  /** Prints a word. */
  public static void main(String[] args) {
    System.out.println("Hello");
  }
}
