// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.asterisk.AsteriskFiles;
import io.dialtone.core.asterisk.AsteriskImport;
import io.dialtone.core.asterisk.AsteriskPlan;
import io.dialtone.core.asterisk.Choices;
import io.dialtone.core.asterisk.KnownSite;
import io.dialtone.core.asterisk.MapRow;
import io.dialtone.server.asterisk.AsteriskFolder;
import io.dialtone.wire.asterisk.ConfFault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One import from Asterisk's files, from reading them to what became of it. */
final class AsteriskTaking {

  private final Terminal terminal;
  private final SiteAccess access;
  private final AsteriskFolder folder;
  private final Optional<String> map;
  private final Choices choices;

  /** What was looked for the last time, found or not. */
  private SortedSet<String> asked = new TreeSet<>(AsteriskFiles.NAMES);

  AsteriskTaking(
      Terminal terminal,
      SiteAccess access,
      AsteriskFolder folder,
      Optional<String> map,
      Choices choices) {
    this.terminal = terminal;
    this.access = access;
    this.folder = folder;
    this.map = map;
    this.choices = choices;
  }

  AsteriskFolder folder() {
    return folder;
  }

  SortedSet<String> asked() {
    return asked;
  }

  /** Takes them in, or tells what would change; a fault in them, or of the site, ends it. */
  AsteriskReport take(boolean dry) {
    AsteriskFiles files = AsteriskFiles.read(folder);
    asked = new TreeSet<>(files.asked());
    map.ifPresent(
        file -> asked.add(terminal.directory().resolve(file).toAbsolutePath().toString()));
    if (!files.anyAccounts()) {
      throw SiteAccess.failed(
          "there is none of sip.conf, users.conf, pjsip.conf and pjsip_wizard.conf in the folder");
    }
    if (!files.faults().isEmpty()) {
      throw new CommandFailure(
          ExitCode.NO, files.faults().stream().map(ConfFault::toString).toList());
    }
    List<MapRow> rows = rows();
    if (dry && access.siteMissing(terminal)) {
      AsteriskPlan plan = AsteriskImport.plan(files, rows, KnownSite.EMPTY, choices);
      return new AsteriskReport(files, plan, Intake.perform(access, terminal, load(plan), true));
    }
    return access.talk(
        terminal,
        owner -> {
          KnownSite site = new SiteSurvey(owner).site();
          AsteriskPlan plan = AsteriskImport.plan(files, rows, site, choices);
          return new AsteriskReport(
              files, plan, new Intake(owner.answer(Intake.order(load(plan), dry))));
        });
  }

  private static Intake.Load load(AsteriskPlan plan) {
    String what =
        String.format(
            Locale.ROOT,
            "import from Asterisk: %d accounts, %d phones",
            plan.accounts(),
            plan.phones());
    return new Intake.Load(what, plan.brought(), new TreeMap<>());
  }

  private List<MapRow> rows() {
    return map.map(file -> AsteriskMap.read(terminal.directory(), file)).orElse(List.of());
  }

  /** The same, said; why not, if the site refused it. */
  Optional<CommandFailure> say(AsteriskReport report, boolean json) {
    if (json || !report.intake().refused()) {
      report.print(terminal, json);
    }
    return report.intake().refused()
        ? Optional.of(new CommandFailure(ExitCode.NO, report.faults()))
        : Optional.empty();
  }
}
