// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.InfKey.Way;
import io.dialtone.wire.inf.ProvisionMode;
import java.util.Optional;

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
      if (state.stored() > 0 && !state.customizing()) {
        return new RunEnd.Reboot("what was stored takes effect with a reboot");
      }
      if (run.phone().protocol() == Protocol.MGCP) {
        new DeckFetch(state, downloads).perform(inf);
      }
    } catch (RunStopped stop) {
      state.fail(stop.shown(), "the run ends", stop.reason(), stop.rule());
    }
    return state.customizing() && state.error().isEmpty()
        ? customized()
        : new RunEnd.Idle(state.error());
  }

  /** It stops without the reboot of RUN-1: it is unplugged next. */
  private RunEnd customized() {
    String what = "the phone stops, ready for the box";
    state.record(Step.Kind.APPLY, "customized", what, 0, "RUN-11");
    return new RunEnd.Customized();
  }

  /** The INF's mode, what is odd about it, and what this phone has no use for (INF-6, INF-7). */
  private void report(FoundInf inf) {
    for (InfFile.Note note : inf.file().notes()) {
      String where = note.line() == 0 ? "INF" : "INF line " + note.line();
      note(where, note.text(), note.rule());
    }
    if (inf.file().mode() == ProvisionMode.CUSTOMIZATION) {
      state.customize();
      note("INF", "customization: what is applied becomes the factory defaults", "RUN-11");
    }
    for (InfFile.Entry entry : inf.file().entries()) {
      entry
          .known()
          .flatMap(key -> unused(key, inf.at()))
          .ifPresent(why -> note("INF line " + entry.line(), entry.key() + " " + why, "INF-1"));
    }
  }

  /** Why this phone, provisioned this way, has no use for a key. */
  private Optional<String> unused(InfKey key, Location inf) {
    Way way = inf instanceof Location.Tftp ? Way.TFTP : Way.HTTP;
    if (key.way() != Way.ANY && key.way() != way) {
      return Optional.of("is not used over " + way);
    }
    Protocol own = run.phone().protocol();
    boolean foreign = key == (own == Protocol.SIP ? InfKey.DECKFILE : InfKey.CALL_WAITING_TONE);
    return foreign ? Optional.of("is not for a phone that speaks " + own) : Optional.empty();
  }

  private void note(String where, String text, String rule) {
    state.record(Step.Kind.FETCH, where, text, 0, rule);
  }
}
