package io.hearthlink.structured;

import io.hearthlink.verification.race.Interleavings;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** What was learned of a server is not forgotten because somebody else asks. */
@Param(name = "key", gen = IntGen.class, conf = "1:2")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public class RecentlyUsedLincheck extends Interleavings {

  private final RecentlyUsed<Integer, Integer> values = new RecentlyUsed<>(2);

  @Operation
  public @Nullable Integer known(@Param(name = "key") int key) {
    return values.get(key);
  }

  @Operation
  public Integer first(@Param(name = "key") int key) {
    return values.get(key, unknown -> -unknown);
  }

  @Operation
  public void learn(@Param(name = "key") int key, @Param(name = "value") int value) {
    values.put(key, value);
  }
}
