package io.hearthlink.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthlink.catalog.ModelInfo;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code models}: what the backend has. */
final class ModelsCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("models");
    spec.usageMessage().description("List the models of the backend.");
    return spec;
  }

  @Override
  public int run(Session session, ParseResult options) {
    Output output = session.output();
    Inventory inventory = session.interrupts().during(() -> Inventory.of(session.hearth()));
    List<ModelInfo> models = inventory.models();
    if (output.json()) {
      ObjectNode json =
          Json.object().put("backend", inventory.backend()).put("endpoint", inventory.endpoint());
      ArrayNode rows = json.putArray("models");
      models.forEach(model -> rows.add(Json.model(model)));
      output.object(json);
      return ExitCodes.OK;
    }
    if (models.isEmpty()) {
      output.note(inventory.where() + " has no model. " + inventory.howToGet(null));
    } else {
      output.note(output.errorStyle().faint("The models of " + inventory.where() + ":"));
      ModelTable.lines(models, output.style()).forEach(output::line);
    }
    return ExitCodes.OK;
  }
}
