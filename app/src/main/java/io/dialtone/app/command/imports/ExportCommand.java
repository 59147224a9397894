// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.Count;
import io.dialtone.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone export}: the site as text files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the site as text files, fit for git: always in the same order, a thing said a line,"
            + " config_sn included. 'dialtone import site' takes them back.",
    footer = {
      "",
      "Passwords are sealed with the key of the data folder (the file 'key'), which is not among the",
      "files. Over an older export only what changed is written."
    })
public final class ExportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Parameters(paramLabel = "DIR", description = "The folder to write to; made if it is not there.")
  private String folder = "";

  @Option(
      names = "--plain-secrets",
      description = "Write passwords as they are, readable for the files' owner alone.")
  private boolean plain;

  @Option(
      names = "--without-files",
      description = "Leave out firmware, melodies and the like; their digests are written.")
  private boolean withoutFiles;

  public ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path target = terminal.directory().resolve(folder).toAbsolutePath().normalize();
    Path data = access.data().settings(terminal).folders().data().toAbsolutePath().normalize();
    if (target.startsWith(data)) {
      throw SiteAccess.failed(target + " is in the data folder: name another one");
    }
    JsonNode answer =
        access.perform(terminal, SiteAccess.question("export").put("plainSecrets", plain));
    TextFolder texts = new TextFolder(target);
    texts.refuseForeign();
    List<String> changed = new ArrayList<>(texts.write(answer.path("texts"), plain));
    if (!withoutFiles) {
      changed.addAll(texts.copy(answer.path("files"), data.resolve("files")));
    }
    if (plain) {
      terminal.complain(
          List.of("warning: every password of the site stands readable in " + target));
    }
    if (access.json()) {
      ObjectNode json = JsonMapper.shared().createObjectNode().put("folder", target.toString());
      changed.forEach(json.putArray("changed")::add);
      terminal.out().println(json);
    } else {
      terminal
          .out()
          .println(
              target
                  + ": "
                  + Count.of(answer.path("phones").asLong(0), "phone")
                  + ", "
                  + Count.of(answer.path("accounts").asLong(0), "account")
                  + ", "
                  + Count.of(answer.path("groups").asLong(0), "group")
                  + "; "
                  + (changed.isEmpty() ? "nothing changed" : "changed " + words(changed)));
    }
    terminal.out().flush();
    return 0;
  }

  private static String words(List<String> changed) {
    int most = 12;
    return String.join(", ", changed.subList(0, Math.min(most, changed.size())))
        + (changed.size() > most ? " and " + (changed.size() - most) + " more" : "");
  }
}
