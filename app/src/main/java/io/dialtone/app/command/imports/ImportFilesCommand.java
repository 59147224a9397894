// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.Count;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.handmade.HandmadeImport;
import io.dialtone.core.handmade.HandmadePlan;
import io.dialtone.core.handmade.Note;
import io.dialtone.core.handmade.Standing;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.core.site.SettingKey;
import io.dialtone.server.check.DiskFolder;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.dictionary.ParameterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone import files}: a folder that phones were provisioned from by hand. */
@Command(
    name = "files",
    mixinStandardHelpOptions = true,
    description =
        "Takes a folder of hand-made files apart (INF, common and MAC-specific files, firmware,"
            + " melodies, tables, decks) into the settings, accounts and phones of the site, as one"
            + " change, and tells what it could not express. A config file that phones would refuse"
            + " is told with its line, and nothing is taken in.",
    footer = {
      "",
      "  dialtone import files ./my-files --dry-run",
      "  dialtone import files /srv/tftp"
    })
final class ImportFilesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Parameters(paramLabel = "DIR", description = "The folder that phones are served from.")
  private String folder = "";

  @Option(
      names = "--group",
      paramLabel = "PATH",
      description = "Where settings and phones are put (usual: the whole site).")
  private Optional<String> group = Optional.empty();

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dry;

  @Option(
      names = "--strict",
      description = "Take in nothing where two INFs say different things to one phone.")
  private boolean strict;

  ImportFilesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (group.isPresent() && !group.get().startsWith("/")) {
      throw new CommandFailure(
          ExitCode.USAGE, "--group is a path that begins with /, as /paris/sales does");
    }
    Path root = terminal.directory().resolve(folder).toAbsolutePath().normalize();
    DiskFolder files = open(root);
    Dictionary dictionary = dictionary();
    Taken taken;
    if (access.siteMissing(terminal)) {
      HandmadePlan plan = plan(files, dictionary, Standing.NONE); // the import makes the site
      taken = new Taken(plan, Intake.perform(access, terminal, load(root, plan), dry));
    } else {
      taken =
          access.talk(
              terminal,
              owner -> {
                HandmadePlan plan = plan(files, dictionary, standing(owner, root));
                return new Taken(
                    plan, new Intake(owner.answer(Intake.order(load(root, plan), dry))));
              });
    }
    if (taken.intake().refused()) {
      throw new CommandFailure(ExitCode.NO, faults(taken.plan(), taken.intake()));
    }
    return new FilesReport(terminal, access.json()).tell(taken.plan(), taken.intake());
  }

  /** What was found, and what became of it. */
  private record Taken(HandmadePlan plan, Intake intake) {}

  /** What is to be taken in, if it can be. */
  private HandmadePlan plan(DiskFolder files, Dictionary dictionary, Standing standing) {
    HandmadePlan plan = HandmadeImport.plan(files, dictionary, group, standing);
    refuse(plan, Note.Kind.FAULT, " wrong; nothing was taken in");
    if (strict) {
      refuse(
          plan, Note.Kind.DISAGREEMENT, " where files disagree; nothing was taken in (--strict)");
    }
    if (plan.entries().isEmpty()) {
      throw new CommandFailure(
          ExitCode.NO, folder + " holds nothing for phones: no INF, and no file named by a MAC");
    }
    return plan;
  }

  private Intake.Load load(Path root, HandmadePlan plan) {
    SortedMap<String, Path> bytes = new TreeMap<>();
    plan.bytes().forEach((name, path) -> bytes.put(name, root.resolve(path)));
    return new Intake.Load(what(root), plan.brought(), bytes, true);
  }

  /** What the history says of it, by which a later import of the same finds this one. */
  private String what(Path root) {
    return "import of files " + root + group.map(path -> " into " + path).orElse("");
  }

  private DiskFolder open(Path root) {
    if (!Files.isDirectory(root)) {
      throw SiteAccess.failed("there is no folder " + folder);
    }
    try {
      return DiskFolder.served(root, data());
    } catch (IOException fault) {
      throw SiteAccess.failed(folder + " cannot be read: " + FileTrouble.words(fault));
    } catch (DiskFolder.TooManyFiles fault) {
      throw SiteAccess.failed(fault.getMessage() + "; name the folder that phones are served from");
    }
  }

  /** What is said already at the group, or at the nearest above it that is there. */
  private Standing standing(SiteAccess.Owner owner, Path root) throws IOException, ControlRefusal {
    String level = group.orElse("/");
    JsonNode answer = shown(owner, level);
    while (answer.path("outcome").asString("").equals("refused") && level.length() > 1) {
      level = level.substring(0, Math.max(1, level.lastIndexOf('/')));
      answer = shown(owner, level);
    }
    List<Standing.Setting> settings = new ArrayList<>();
    Set<SettingKey> ours = ours(owner, root);
    for (JsonNode one : answer.path("levels")) {
      boolean here = one.path("group").asString("").equalsIgnoreCase(group.orElse("/"));
      one.path("settings")
          .properties()
          .forEach(said ->
              SettingKey.parse(said.getKey())
                  .ifPresent(key ->
                      settings.add(
                          new Standing.Setting(
                              here,
                              here && ours.contains(key),
                              key,
                              said.getValue().asString("")))));
    }
    return new Standing(settings);
  }

  private Set<SettingKey> ours(SiteAccess.Owner owner, Path root)
      throws IOException, ControlRefusal {
    Set<SettingKey> ours = new TreeSet<>();
    ObjectNode question = SiteAccess.question("taken-in").put("what", what(root));
    owner
        .answer(question.put("level", group.orElse("/")))
        .path("settings")
        .forEach(key -> SettingKey.parse(key.asString("")).ifPresent(ours::add));
    return ours;
  }

  private static JsonNode shown(SiteAccess.Owner owner, String level)
      throws IOException, ControlRefusal {
    return owner.answer(SiteAccess.question("show").put("level", level));
  }

  private Path data() {
    return access.data().settings(terminal).folders().data();
  }

  private Dictionary dictionary() {
    try {
      return ParameterFiles.of(data());
    } catch (MalformedDictionaryException fault) {
      throw SiteAccess.failed(String.valueOf(fault.getMessage()));
    }
  }

  private static void refuse(HandmadePlan plan, Note.Kind kind, String words) {
    List<Note> notes = plan.notes(kind);
    if (!notes.isEmpty()) {
      List<String> lines = new ArrayList<>();
      notes.forEach(note -> lines.add(note.toString()));
      lines.add(Count.of(notes.size(), "place") + words);
      throw new CommandFailure(ExitCode.NO, lines);
    }
  }

  private static List<String> faults(HandmadePlan plan, Intake intake) {
    List<String> lines = new ArrayList<>();
    intake
        .faults()
        .forEach((at, reason) -> {
          boolean known = at < plan.entries().size();
          lines.add((known ? plan.entries().get(at).from() + ": " : "") + reason);
        });
    if (lines.isEmpty()) {
      lines.add(intake.reason());
    }
    lines.add("nothing was taken in");
    return lines;
  }
}
