// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.sitetext.SiteText;
import io.dialtone.core.sitetext.SiteTextReader;
import io.dialtone.core.sitetext.TextFault;
import io.dialtone.server.site.KeyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone import site}: text files of {@code dialtone export}, as they are or edited. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    description =
        "Takes in the text files of 'dialtone export', as they were written or edited by hand, as"
            + " one change. What the files leave out stays as it is; no config_sn goes back.",
    footer = {
      "",
      "Sealed passwords need the key they are sealed with in the data folder (the file 'key', mode",
      "600); without it, those that cannot be read are listed and nothing is changed."
    })
final class ImportSiteCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Parameters(paramLabel = "DIR", description = "The folder of the text files.")
  private String folder = "";

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dry;

  ImportSiteCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TextFolder texts =
        new TextFolder(terminal.directory().resolve(folder).toAbsolutePath().normalize());
    SortedMap<String, String> files = texts.read();
    SiteText sealed = SiteTextReader.read(files, (_, _) -> Optional.of(Secret.of("")));
    refuse(sealed.faults());
    Taken taken = take(files, sealed, texts);
    Intake intake = taken.intake();
    if (intake.refused()) {
      List<TextFault> faults = new ArrayList<>();
      for (Map.Entry<Integer, String> fault : intake.faults().entrySet()) {
        faults.add(taken.text().all().get(fault.getKey()).fault(fault.getValue()));
      }
      refuse(faults);
      throw new CommandFailure(ExitCode.NO, intake.reason());
    }
    return intake.tell(terminal, access.json());
  }

  /** What was read, and what became of it. */
  private record Taken(SiteText text, Intake intake) {}

  private Taken take(SortedMap<String, String> files, SiteText sealed, TextFolder texts) {
    Unsealing unsealing =
        new Unsealing(new KeyFile(access.data().settings(terminal).folders().data()));
    if (access.siteMissing(terminal)) {
      SiteText text = opened(files, unsealing.byKey(sealed));
      return new Taken(text, Intake.perform(access, terminal, load(text, texts), dry));
    }
    return access.talk(
        terminal,
        owner -> {
          SiteText text = opened(files, unsealing.by(owner, sealed));
          return new Taken(text, new Intake(owner.answer(Intake.order(load(text, texts), dry))));
        });
  }

  private static SiteText opened(
      SortedMap<String, String> files, SortedMap<String, Secret> secrets) {
    return SiteTextReader.read(
        files, (owner, seal) -> Optional.ofNullable(secrets.get(owner + "\n" + seal)));
  }

  private Intake.Load load(SiteText text, TextFolder texts) {
    List<Brought> brought = text.all().stream().map(SiteText.Placed::brought).toList();
    SortedMap<String, Path> bytes = new TreeMap<>();
    for (Brought one : brought) {
      if (one instanceof Brought.OfFile(var file)) {
        texts.bytes(file.name()).ifPresent(path -> bytes.put(file.name(), path));
      }
    }
    return new Intake.Load("import of site " + folder, brought, bytes);
  }

  private void refuse(List<TextFault> faults) {
    if (!faults.isEmpty()) {
      List<String> lines = new ArrayList<>();
      faults.forEach(fault -> lines.add(fault.toString()));
      lines.add(faults.size() + " lines are wrong; nothing was taken in");
      throw new CommandFailure(ExitCode.NO, lines);
    }
  }
}
