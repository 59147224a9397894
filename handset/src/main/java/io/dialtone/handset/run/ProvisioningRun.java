// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.ProvisionMode;

/** One provisioning run: the vendor's flow, top to bottom (RUN-1 for SIP, RUN-2 for MGCP). */
public final class ProvisioningRun {

  private final RunContext run;
  private final RunState state;
  private final Downloads downloads;

  /** A run about to begin. */
  public ProvisioningRun(RunContext run) {
    this.run = run;
    this.state = new RunState(run);
    this.downloads = new Downloads(run);
  }

  /** Goes through the flow until a reboot is due or the phone stands by. */
  public RunEnd perform() {
    run.ports().panel().show(Display.provisioning(run.phone().title()));
    try {
      FoundInf inf = new InfSearch(run, downloads).find();
      report(inf);

      if (new FirmwareInstall(run, state, downloads).perform(inf)) {
        return new RunEnd.Reboot("firmware was installed");
      }
      for (RunFile file : RunFile.inOrder(run.phone().protocol())) {
        new FileInstall(run, state, downloads).perform(file, inf);
      }
      new ConfigInstall(run, state, downloads).perform(inf);
      if (state.stored() > 0) {
        return new RunEnd.Reboot("what was stored takes effect with a reboot");
      }
      if (run.phone().protocol() == Protocol.MGCP) {
        new DeckFetch(state, downloads).perform(inf);
      }
    } catch (RunStopped stop) {
      state.fail(stop.shown(), "the run ends", stop.reason(), stop.rule());
    }
    return new RunEnd.Idle(state.error());
  }

  /** What is odd about the INF, and what this phone has no use for (INF-6). */
  private void report(FoundInf inf) {
    for (InfFile.Note note : inf.file().notes()) {
      String where = note.line() == 0 ? "INF" : "INF line " + note.line();
      note(where, note.text(), note.rule());
    }
    if (inf.file().mode() == ProvisionMode.CUSTOMIZATION) {
      note("INF", "customization is run as auto_provisioning", "INF-1");
    }
    boolean sip = run.phone().protocol() == Protocol.SIP;
    InfKey unused = sip ? InfKey.DECKFILE : InfKey.CALL_WAITING_TONE;
    if (inf.file().first(unused).isPresent()) {
      note(
          "INF",
          unused.text() + " is not for a phone that speaks " + run.phone().protocol(),
          "INF-1");
    }
  }

  private void note(String where, String text, String rule) {
    state.record(Step.Kind.FETCH, where, text, 0, rule);
  }
}
