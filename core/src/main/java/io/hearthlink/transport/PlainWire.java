package io.hearthlink.transport;

import org.jspecify.annotations.Nullable;

/** Judges nothing: for requests that are no chat. */
final class PlainWire implements Wire {

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public boolean event(@Nullable String name, String data) {
    return true;
  }

  @Override
  public void body(String body) {}

  @Override
  public boolean ended() {
    return false;
  }

  @Override
  public boolean over() {
    return false;
  }

  @Override
  public ReplyFacts facts() {
    return new ReplyFacts(null, null, 0, 0, null, null, null, null, true);
  }
}
