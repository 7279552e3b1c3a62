package io.hearthlink.backend;

import io.hearthlink.catalog.ModelInfo;
import io.hearthlink.verification.race.Interleavings;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** A digest that is known does not get lost while the models are listed again. */
@Param(name = "model", gen = IntGen.class, conf = "1:2")
public class DigestsLincheck extends Interleavings {

  private static final List<ModelInfo> MODELS = List.of(model("m1"), model("m2"));

  private final Digests digests = new Digests(() -> MODELS);

  @Operation
  public void list() {
    var unused = digests.list();
  }

  @Operation
  public @Nullable String digest(@Param(name = "model") int model) {
    return digests.of("m" + model);
  }

  private static ModelInfo model(String name) {
    return new ModelInfo(name, null, null, null, null, null, List.of(), "sha of " + name);
  }
}
