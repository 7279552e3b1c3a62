package io.hearthlink.personas;

import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Publishes the text of an answer in pieces; each subscriber has a turn of its own. */
record TextPublisher(Supplier<AnswerStream> turns) implements Flow.Publisher<String> {

  @Override
  public void subscribe(Flow.Subscriber<? super String> subscriber) {
    new TextSubscription(turns.get(), subscriber).begin();
  }
}
