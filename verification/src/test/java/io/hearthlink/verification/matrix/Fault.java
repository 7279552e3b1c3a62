package io.hearthlink.verification.matrix;

import static io.hearthlink.error.TimeoutException.Phase.CONNECT;
import static io.hearthlink.error.TimeoutException.Phase.IDLE;
import static io.hearthlink.error.TimeoutException.Phase.LOAD;
import static io.hearthlink.error.TimeoutException.Phase.TOTAL;
import static io.hearthlink.verification.matrix.Right.answers;
import static io.hearthlink.verification.matrix.Right.answersOrFails;
import static io.hearthlink.verification.matrix.Right.answersWithin;
import static io.hearthlink.verification.matrix.Right.byMode;
import static io.hearthlink.verification.matrix.Right.fails;
import static io.hearthlink.verification.matrix.Right.failsSaying;
import static io.hearthlink.verification.matrix.Right.lost;
import static io.hearthlink.verification.matrix.Right.timesOut;
import static io.hearthlink.verification.matrix.Right.truncatedAfter;

import io.hearthlink.error.AuthenticationException;
import io.hearthlink.error.CancelledException;
import io.hearthlink.error.ConnectionException;
import io.hearthlink.error.ContentFilteredException;
import io.hearthlink.error.InvalidRequestException;
import io.hearthlink.error.MalformedResponseException;
import io.hearthlink.error.ModelNotFoundException;
import io.hearthlink.error.ServerException;
import io.hearthlink.error.TruncatedException;
import io.hearthlink.error.UnsupportedFeatureException;
import io.hearthlink.testkit.FakeReply;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that goes wrong in the matrix: what the server does, and what is then right. The
 * families are A connect, B head, C body on its way, D content of the body, E streams alone, F
 * status, and G the caller. Some rows are no faults at all but look like one, and their answer must
 * come.
 *
 * <p>A new fault is a new constant; it gets a cell for every wire and mode of clients by itself,
 * and one for every other entry point and stack where it is common.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Fault {
  A1(
      "refused",
      SocketScene::refusing,
      failsSaying("connection refused", ConnectionException.class)),
  A2(
      "unknown host",
      SocketScene::unknownHost,
      failsSaying("unknown host", ConnectionException.class)),
  A3("accept and never read", SocketScene::deaf, timesOut(LOAD)),
  A4("accept then FIN", SocketScene::closing, fails(ConnectionException.class)),
  A5("accept then RST", SocketScene::resetting, fails(ConnectionException.class)),
  A6("backlog full", SocketScene::full, timesOut(CONNECT)),

  B1("silence before the head", Replies::silence, timesOut(LOAD)),
  B2("half a status line", Replies::halfStatusLine, fails(ConnectionException.class)),
  B3("garbage for a status line", Replies::garbage, fails(MalformedResponseException.class)),
  B4("header of 64 kB", Replies::longHeader, Right::answered),
  B5("10,000 headers", Replies::manyHeaders, answersOrFails(MalformedResponseException.class)),
  B6(
      "two Content-Lengths",
      Replies::twoLengths,
      fails(TruncatedException.class, MalformedResponseException.class)),
  B7("bad chunk size", Replies::badChunkSize, fails(TruncatedException.class)),
  B8("HTTP/1.0, closed at the end", Replies::http10, Right::answered),
  B9("closed before the head", Replies::hangUp, Right::lostOnce),
  B10("closed twice before the head", Scene::hangingUpTwice, Right::lostTwice),
  B11("silence at an upgrade to HTTP/2", Scene::hangingAtUpgrade, Right::answered),
  B12("silence beyond the total", Replies::silence, timesOut(TOTAL)),
  B13("closed before the head, late", Replies::hangUpLate, asked -> lost()),

  C1("silence after the head", Replies::silenceAfterHead, timesOut(IDLE)),
  C2("a byte every 50 ms", Replies::slowBytes, timesOut(TOTAL)),
  C3(
      "Content-Length too long",
      Replies::lengthTooLong,
      byMode(fails(TruncatedException.class), Right::answered)),
  C4("Content-Length too short", Replies::lengthTooShort, fails(TruncatedException.class)),
  C5(
      "RST in the body",
      Replies::resetInBody,
      fails(TruncatedException.class, ConnectionException.class)),
  C6(
      "FIN without the last chunk",
      Replies::noLastChunk,
      byMode(fails(TruncatedException.class), Right::answered)),
  C7("pauses shorter than idle", Replies::pauses, answersWithin(Replies.LONGER_THAN_A_PAUSE)),
  C8("slow close", Replies::slowClose, Right::answered),

  D1("malformed JSON", Replies::malformed, fails(MalformedResponseException.class)),
  D2("JSON cut off honestly", Replies::cutJson, fails(TruncatedException.class)),
  D3("empty body", Replies::empty, fails(TruncatedException.class)),
  D4("{}", Replies.json("{}"), fails(MalformedResponseException.class)),
  D5("null", Replies.json("null"), fails(MalformedResponseException.class)),
  D6("[]", Replies.json("[]"), fails(MalformedResponseException.class)),
  D7("error with status 200", Replies.json("{\"error\":\"boom\"}"), fails(ServerException.class)),
  D8("web page", Replies::webPage, failsSaying("web page", MalformedResponseException.class)),
  D9("JSON as text/plain", Replies::plainText, Right::answered),
  D10(
      "gzip that nobody asked for",
      Replies::gzip,
      failsSaying("compressed", MalformedResponseException.class)),
  D11("invalid UTF-8", Replies::invalidUtf8, answers("one zwei tr\uFFFDs 四")),
  D12("byte order mark", Replies::byteOrderMark, Right::answered),
  D13("10,000 levels of nesting", Replies::nested, fails(MalformedResponseException.class)),
  D14("1 GB", Replies::gigabyte, Right::tooMuch),
  D15("NUL bytes", Replies::nulBytes, fails(MalformedResponseException.class)),
  D16("duplicate keys", Replies::duplicateKeys, Right::answered),
  D17("an end that is none", Replies.ending(Form::noReason), Right::notOver),
  D18("failed at its end", Replies.ending(Form::failedReason), Right::failedAtEnd),
  D19(
      "withheld at its end",
      Replies.ending(Form::filteredReason),
      fails(ContentFilteredException.class)),
  D20("an object for a text", Replies::noText, fails(MalformedResponseException.class)),
  D21(
      "web page that goes on",
      Replies::longWebPage,
      failsSaying("web page", MalformedResponseException.class)),
  D22("aborted at its end", Replies.ending(Form::abortedReason), fails(ServerException.class)),

  E1("EOF without the end mark", StreamReplies::noMark, truncatedAfter(Form.TEXT)),
  E2("cut event", Replies::cutJson, truncatedAfter("one zwei três ")),
  E3(
      "malformed event then more",
      StreamReplies::brokenEvent,
      fails(MalformedResponseException.class)),
  E4("error event then more", StreamReplies::errorThenMore, fails(ServerException.class)),
  E5("error event then EOF", StreamReplies::errorThenEof, fails(ServerException.class)),
  E6("silence in the middle", StreamReplies::silenceInMiddle, timesOut(IDLE)),
  E7("events after the end", StreamReplies::wordsAfterEnd, Right::answered),
  E8("end twice", StreamReplies::endTwice, Right::answered),
  E9("characters split", StreamReplies::splitCharacters, Right::answered),
  E10("blank lines and comments", StreamReplies::comments, Right::answered),
  E11("usage after the finish", StreamReplies::usageLate, Right::answered),
  E12("event of 10 MB", StreamReplies::bigEvent, answers("x".repeat(StreamReplies.BIG))),
  E13("100,000 tiny events", StreamReplies::manyEvents, answers("x".repeat(StreamReplies.MANY))),
  E14("handler throws", Asked::answer, Caller.THROWS, fails(CancelledException.class)),
  E15("handler blocks", Asked::answer, Caller.BLOCKS, answersWithin(Replies.LONGER_THAN_A_PAUSE)),
  E16("cancel", StreamReplies::silenceInMiddle, Caller.CANCELS, fails(CancelledException.class)),
  E17("handler blocks beyond the total", Asked::answer, Caller.BLOCKS, Right::tooSlow),
  E18("cut behind the end", StreamReplies::cutBehindEnd, Right::answered),
  E19(
      "event without its last brace",
      StreamReplies::lastBraceCut,
      truncatedAfter("one zwei três ")),
  E20("silence behind the end", StreamReplies::silenceBehindEnd, Right::soonAnswered),
  E21("closed behind the end", StreamReplies::closedBehindEnd, Right::answered),
  E22("flood behind the end", StreamReplies::floodBehindEnd, Right::soonAnswered),
  E23("lines that end in CR LF", StreamReplies::carriageReturns, Right::answered),
  E24("events of several lines", StreamReplies::severalLines, Right::answered),
  E25("error in several lines", StreamReplies::errorInLines, fails(ServerException.class)),
  E26("error by the name of its event", StreamReplies::namedError, fails(ServerException.class)),
  E27("names without events", StreamReplies::namesAlone, Right::answered),
  E28("no line break behind the end", StreamReplies::lastLineOpen, Right::answered),
  E29(
      "an event by another's name",
      StreamReplies::wrongName,
      fails(MalformedResponseException.class)),
  E30("one body in place of a stream", StreamReplies::bodyForStream, Right::answeredInOneBody),
  E31(
      "one body with parts for a text",
      StreamReplies::bodyWithoutText,
      fails(MalformedResponseException.class)),
  E32("blocks that never end", StreamReplies.without("content_block_stop"), Right::answered),
  E33(
      "blocks that never begin",
      StreamReplies.without("content_block_start"),
      fails(MalformedResponseException.class)),

  F1("status 301", Replies.redirect(301), fails(InvalidRequestException.class)),
  F2("status 302", Replies.redirect(302), fails(InvalidRequestException.class)),
  F3("status 307", Replies.redirect(307), fails(InvalidRequestException.class)),
  F4("status 308", Replies.redirect(308), fails(InvalidRequestException.class)),
  F5("status 400", Replies.status(400), fails(InvalidRequestException.class)),
  F6("status 401", Replies.status(401), fails(AuthenticationException.class)),
  F7("status 403", Replies.status(403), fails(AuthenticationException.class)),
  F8("status 404 of a model", Replies::noModel, fails(ModelNotFoundException.class)),
  F9("status 404 of a path", Replies::noPath, fails(InvalidRequestException.class)),
  F10("status 408", Replies.status(408), Right::gatewayTimeout),
  F11("status 409", Replies.status(409), fails(InvalidRequestException.class)),
  F12("status 413", Replies.status(413), fails(InvalidRequestException.class)),
  F13("status 422", Replies.status(422), fails(InvalidRequestException.class)),
  F14("status 425", Replies.status(425), fails(InvalidRequestException.class)),
  F15("status 429 with Retry-After", Replies.retryLater(429), Right::overloaded),
  F16("status 451", Replies.status(451), fails(InvalidRequestException.class)),
  F17("status 500", Replies.status(500), fails(ServerException.class)),
  F18("status 501", Replies.status(501), fails(UnsupportedFeatureException.class)),
  F19("status 502", Replies.status(502), fails(ServerException.class)),
  F20("status 503 with Retry-After", Replies.retryLater(503), Right::overloaded),
  F21("status 504", Replies.status(504), Right::gatewayTimeout),
  F22("status 507", Replies.status(507), fails(ServerException.class)),
  F23("status 100 first", Replies.statusFirst("100 Continue"), Right::answered),
  F24("status 103 first", Replies.statusFirst("103 Early Hints"), Right::answered),
  F25("status 204", Replies::noContent, fails(TruncatedException.class)),
  F26("status 299", Replies::status299, Right::answered),
  F27("status 500, its text cut", Replies::cutError, fails(ServerException.class)),
  F28("status 500, its text silent", Replies::silentError, Right::failsAfterAPause),
  F29("status 500, its text very long", Replies::longError, Right::failsSoon),
  F30("status 500, its text dripping", Replies::drippingError, Right::failsAfterAPause),

  G1(
      "cancel before the head",
      Replies::silence,
      Caller.CANCELS_EARLY,
      fails(CancelledException.class)),
  G2(
      "closed before the head",
      Replies::silence,
      Caller.CLOSES_EARLY,
      fails(CancelledException.class)),
  G3(
      "closed in the middle",
      StreamReplies::silenceInMiddle,
      Caller.CLOSES,
      fails(CancelledException.class));

  private static final Set<Fault> RACES = EnumSet.of(B7, C3, C5, C6, E21, F27);

  private static final Set<Fault> NOT_OF_OLLAMA =
      EnumSet.of(D19, D22, E24, E25, E26, E27, E29, E32, E33);

  private static final Set<Fault> NOT_OF_OPENAI = EnumSet.of(E29, E32, E33);

  private static final Set<Fault> NOT_OF_ANTHROPIC = EnumSet.of(D22);

  private static final Set<Fault> COMMON =
      EnumSet.of(A1, B1, B3, B9, B10, B13, C1, C5, C7, D1, D7, D8, F8, F15, F20, G1, G2, G3);

  private final String title;
  private final Opener scene;
  private final Caller caller;
  private final Function<Asked, Expected> expected;

  /** What is set up for what is asked. */
  private interface Opener {
    Scene open(Asked asked);
  }

  Fault(String title, Supplier<Scene> scene, Function<Asked, Expected> expected) {
    this(title, (Opener) asked -> scene.get(), expected);
  }

  Fault(String title, Opener scene, Function<Asked, Expected> expected) {
    this(title, scene, Caller.LISTENS, expected);
  }

  Fault(String title, Function<Asked, FakeReply> reply, Function<Asked, Expected> expected) {
    this(title, reply, Caller.LISTENS, expected);
  }

  Fault(
      String title,
      Function<Asked, FakeReply> reply,
      Caller caller,
      Function<Asked, Expected> expected) {
    this(title, (Opener) asked -> Scene.replying(asked, reply.apply(asked)), caller, expected);
  }

  Fault(String title, Opener scene, Caller caller, Function<Asked, Expected> expected) {
    this.title = title;
    this.scene = scene;
    this.caller = caller;
    this.expected = expected;
  }

  /** Sets up what goes wrong. */
  Scene open(Asked asked) {
    return scene.open(asked);
  }

  Caller caller() {
    return caller;
  }

  Expected expected(Asked asked) {
    return expected.apply(asked);
  }

  /** Whether only a stream can have it. */
  boolean ofStreams() {
    return name().startsWith("E");
  }

  /** Whether this wire can have it: each has other ends, and Ollama's events are lines. */
  boolean isOf(Form form) {
    Set<Fault> others =
        switch (form) {
          case OLLAMA -> NOT_OF_OLLAMA;
          case OPENAI -> NOT_OF_OPENAI;
          case ANTHROPIC -> NOT_OF_ANTHROPIC;
        };
    return !others.contains(this);
  }

  /** Whether only a connection that has been used before can have it. */
  boolean ofKeptConnections() {
    return this == B10;
  }

  /** Whether there is a server that reads questions. */
  boolean hasServer() {
    return !name().startsWith("A");
  }

  /** Whether each entry point meets it; the others are for clients alone, whose way all share. */
  boolean isCommon() {
    return ofStreams() ? !isHeavy() : COMMON.contains(this);
  }

  /**
   * Whether what comes of it depends on what overtakes what within a client: the end of the
   * connection the last bytes before it.
   */
  boolean isRace() {
    return RACES.contains(this);
  }

  /** Whether the call may fail when all of the reply is there, and its connection is kept. */
  boolean isWhole() {
    return this == E17;
  }

  /** Whether the JDK makes no HTTP of the head, after which it never closes the connection. */
  boolean breaksHead() {
    return this == B3 || this == B5;
  }

  /** Whether it needs so much memory or time that cells of it run one after the other. */
  boolean isHeavy() {
    return this == D14 || this == E12 || this == E13;
  }

  @Override
  public String toString() {
    return name() + " " + title;
  }
}
