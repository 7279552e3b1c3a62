package io.hearthlink.testkit;

import io.hearthlink.verification.race.Interleavings;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** Chats get the slots in their order, one each, and leave none behind. */
@Param(name = "chat", gen = IntGen.class, conf = "0:2")
public class SlotsLincheck extends Interleavings {

  private final Slots slots = new Slots(1);
  private final List<Slots.Turn> chats = new ArrayList<>();

  public SlotsLincheck() {
    for (int i = 0; i < 3; i++) {
      chats.add(slots.take());
    }
  }

  @Operation
  public boolean take() {
    return slots.take().came().toCompletableFuture().isDone();
  }

  @Operation
  public void release(@Param(name = "chat") int chat) {
    chats.get(chat).release();
  }

  @Operation
  public boolean came(@Param(name = "chat") int chat) {
    return chats.get(chat).came().toCompletableFuture().isDone();
  }

  @Operation
  public boolean full() {
    return slots.areFull();
  }
}
