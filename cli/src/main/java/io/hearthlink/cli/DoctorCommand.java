package io.hearthlink.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code doctor}: what is there, what will be used and why, and what to do next. */
final class DoctorCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("doctor");
    spec.usageMessage().description("Show which model servers are there, and what to do next.");
    return spec;
  }

  @Override
  public int run(Session session, ParseResult options) {
    Diagnosis diagnosis = session.interrupts().during(() -> Diagnosis.of(session));
    Output output = session.output();
    if (output.json()) {
      output.object(DiagnosisJson.of(diagnosis));
    } else {
      DiagnosisText.print(diagnosis, output);
    }
    return diagnosis.usable() ? ExitCodes.OK : ExitCodes.CONNECTION;
  }
}
