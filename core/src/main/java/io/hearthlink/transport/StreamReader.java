package io.hearthlink.transport;

import org.jspecify.annotations.Nullable;

/** Reads one streamed reply to its end and passes on what its wire finds good. */
final class StreamReader {

  private final Exchange exchange;
  private final IncomingBody body;
  private final EventSink sink;
  private final WireLog log;

  StreamReader(Exchange exchange, IncomingBody body, EventSink sink, WireLog log) {
    this.exchange = exchange;
    this.body = body;
    this.sink = sink;
    this.log = log;
  }

  void read(@Nullable String contentType) {
    Wire wire = exchange.wire();
    if (wire.framing() == Wire.Framing.SSE && Reply.isOf("application/json", contentType)) {
      readWhole(wire, body.text());
      return;
    }
    EventReader events = new EventReader(new LineReader(body), wire.framing());
    while (!wire.over()) {
      EventReader.Event event = events.next();
      if (event == null || (wire.ended() && !event.complete())) {
        break; // what is cut behind the honest end changes nothing
      }
      if (!wire.ended()) {
        // a listener may be slower than the server, and then no wait ends the call
        exchange.checkTotal();
      }
      if (log.enabled()) {
        log.line(exchange.redaction().secrets("< " + event.data()));
      }
      pass(wire, event);
    }
    if (!wire.ended() && !wire.endsWithBody()) {
      throw exchange.truncated(null);
    }
    body.release();
  }

  private void pass(Wire wire, EventReader.Event event) {
    try {
      if (wire.event(event.name(), event.data())) {
        deliver(event.name(), event.data(), !event.complete());
      }
    } catch (Wire.UnreadableEvent e) {
      // only the end of the body cuts an event; one that has its own end is wrong as it stands
      throw event.complete() ? new Wire.UnreadableEvent(e.problem()) : e;
    }
  }

  private void readWhole(Wire wire, String text) {
    if (log.enabled()) {
      log.line(exchange.redaction().secrets("< " + text));
    }
    wire.body(text);
    deliver(null, wire.bodyAsEvent(text), false);
  }

  private void deliver(@Nullable String name, String data, boolean cut) {
    try {
      sink.event(name, data);
    } catch (io.hearthlink.error.LlmException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Wire.UnreadableEvent(
          "a value of an unexpected type (" + e.getClass().getSimpleName() + ")", cut);
    }
  }
}
