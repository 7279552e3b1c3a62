package io.hearthlink.testkit;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be done to the steps of a reply. */
final class Faults {

  private Faults() {}

  static UnaryOperator<Stream<Step>> drip(Duration pause) {
    return steps ->
        steps.flatMap(
            step -> step instanceof Step.Send send ? drops(send, pause) : Stream.of(step));
  }

  static UnaryOperator<Stream<Step>> pace(Duration pause) {
    return steps ->
        steps.flatMap(
            step -> isPiece(step) ? Stream.of(new Step.Pause(pause), step) : Stream.of(step));
  }

  static UnaryOperator<Stream<Step>> cut(long bytes, Ending how) {
    notNegative(bytes);
    return steps -> {
      long[] left = {bytes};
      Stream<Step> kept =
          steps
              .takeWhile(step -> left[0] > 0)
              .map(step -> step instanceof Step.Send send ? within(send, left) : step);
      return Stream.concat(kept, Stream.of(new Step.End(how)));
    };
  }

  static UnaryOperator<Stream<Step>> split(long bytes, Duration pause) {
    notNegative(bytes);
    return steps -> {
      long[] left = {bytes};
      return steps.flatMap(
          step -> step instanceof Step.Send send ? halves(send, left, pause) : Stream.of(step));
    };
  }

  /** The head and the first pieces, then other steps in place of the rest. */
  static UnaryOperator<Stream<Step>> replaceAfter(int pieces, Step... others) {
    notNegative(pieces);
    return steps -> {
      Place place = new Place(pieces);
      return Stream.concat(steps.takeWhile(place::isBefore), Stream.of(others));
    };
  }

  /** The head and the first pieces, then another step, then the rest. */
  static UnaryOperator<Stream<Step>> insertAfter(int pieces, Step other) {
    notNegative(pieces);
    return steps -> {
      Place place = new Place(pieces);
      return steps.flatMap(step -> place.isAt(step) ? Stream.of(other, step) : Stream.of(step));
    };
  }

  static Step badChunk() {
    Bytes bytes = Bytes.latin1("not-a-size\r\nxx\r\n");
    return new Step.Send(bytes, Step.Part.PIECE);
  }

  /** A place in a reply. */
  static void notNegative(long place) {
    if (place < 0) {
      throw new IllegalArgumentException("must be 0 or more: " + place);
    }
  }

  private static Step within(Step.Send send, long[] left) {
    int count = (int) Math.min(left[0], send.bytes().length());
    left[0] -= count;
    return send.part(0, count);
  }

  private static Stream<Step> drops(Step.Send send, Duration pause) {
    return IntStream.range(0, send.bytes().length())
        .boxed()
        .flatMap(i -> Stream.of(new Step.Pause(pause), send.part(i, i + 1)));
  }

  private static Stream<Step> halves(Step.Send send, long[] left, Duration pause) {
    int length = send.bytes().length();
    long at = left[0];
    left[0] -= length;
    return at < 0 || at >= length
        ? Stream.of(send)
        : Stream.of(send.part(0, (int) at), new Step.Pause(pause), send.part((int) at, length));
  }

  private static boolean isPiece(Step step) {
    return step instanceof Step.Send send && send.part() == Step.Part.PIECE;
  }

  /** A place in a reply, after its head and some pieces; it is asked for each step in turn. */
  private static final class Place {
    private int left;
    private boolean passed;

    Place(int pieces) {
      left = pieces;
    }

    /** Whether a step comes before the place. */
    boolean isBefore(Step step) {
      if (left == 0 && !(step instanceof Step.Send send && send.part() == Step.Part.HEAD)) {
        return false;
      }
      left -= isPiece(step) ? 1 : 0;
      return true;
    }

    /** Whether a step is the first after the place. */
    boolean isAt(Step step) {
      boolean first = !passed && !isBefore(step);
      passed |= first;
      return first;
    }
  }
}
