// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.check.CheckJson;
import io.dialtone.app.check.CheckText;
import io.dialtone.app.check.CheckedFolder;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.check.Beside;
import io.dialtone.core.check.Checker;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Severity;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.server.check.DiskFolder;
import io.dialtone.server.dictionary.ParameterFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone check}: what a phone would stumble on in these files. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Looks INF, config, melody, deck and firmware files through for whatever a phone would"
            + " stumble on, skip or take otherwise than it was meant: each fault with its file, line"
            + " and rule, what the phone would do, and how to mend it. Without a PATH: the settings of"
            + " the server, and its site with the folder of hand-made files. Exit 0 without errors, 1"
            + " with, 2 when something could not be read or written.",
    footer = {
      "",
      "  dialtone check ./my-files",
      "  dialtone check --data /var/lib/dialtone",
      "  dialtone check --config /etc/dialtone.toml --junit check.xml"
    })
public final class CheckCommand implements Callable<Integer> {
  private static final long PROGRESS_NANOS = 200_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Folders to check as a whole, or files.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "The folder that is served, where PATHs are files of it (default: the folder of each).")
  private Optional<String> rootFolder = Optional.empty();

  @Option(
      names = "--severity",
      paramLabel = "LEAST",
      defaultValue = "warning",
      description = "Tell error, warning or info and what is worse (default: ${DEFAULT-VALUE}).")
  private String leastSeverity = "";

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "The folder of hand-made files beside the site (default: the settings').")
  private Optional<String> files = Optional.empty();

  @Mixin private CheckOptions extra = new CheckOptions();

  @Option(names = "--list", description = "List all checks, and check nothing.")
  private boolean list;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Severity least =
        Severity.parse(leastSeverity)
            .orElseThrow(() -> wrong("--severity takes error, warning or info"));
    if (list) {
      if (json) {
        terminal.out().println(CheckJson.list());
      } else {
        CheckText.list(terminal.out());
      }
      terminal.out().flush();
      return ExitCode.OK;
    }
    List<Check> suppressed = extra.suppressed();
    List<CheckedFolder> folders = paths.isEmpty() ? standing() : ofPaths();
    List<CheckedFolder> told =
        folders.stream()
            .map(folder -> new CheckedFolder(folder.given(), folder.report().without(suppressed)))
            .toList();
    extra.junit(terminal.directory(), told);
    print(told, least);
    return told.stream().allMatch(folder -> folder.report().good()) ? ExitCode.OK : ExitCode.NO;
  }

  /** The site and the settings of a server. */
  private List<CheckedFolder> standing() {
    if (rootFolder.isPresent()) {
      throw wrong("--root goes with files to check");
    }
    Progress progress = new Progress();
    try {
      return new StandingCheck(terminal, data, files, extra).look(progress::step);
    } finally {
      progress.done();
    }
  }

  private List<CheckedFolder> ofPaths() {
    if (data.beyondData() || files.isPresent()) {
      throw wrong("--config, --database and --files go with the site, and not with PATHs");
    }
    Checker checker = new Checker(dictionary());
    Map<String, Set<Path>> asked = asked();
    Beside beside = extra.beside(terminal.directory(), asked.size());
    List<CheckedFolder> folders = new ArrayList<>();
    asked.forEach((root, some) -> {
      CheckedFolder checked = check(checker, beside, root, some);
      extra.keep(terminal.directory(), checked.report());
      folders.add(checked);
    });
    return folders;
  }

  private Dictionary dictionary() {
    try {
      return data.data().isPresent()
          ? ParameterFiles.of(terminal.directory().resolve(data.data().get()))
          : ParameterFiles.builtIn();
    } catch (MalformedDictionaryException fault) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(fault.getMessage()));
    }
  }

  /** The folders as they were written, each with its files; none of them is the whole folder. */
  private Map<String, Set<Path>> asked() {
    Map<String, Set<Path>> asked = new LinkedHashMap<>();
    for (String path : paths) {
      Path at = terminal.directory().resolve(path);
      if (Files.isDirectory(at) && rootFolder.isEmpty()) {
        asked.put(path, new TreeSet<>());
      } else if (Files.exists(at)) {
        String root = rootFolder.orElseGet(() -> folderOf(path));
        Path below = below(root, at);
        asked.computeIfAbsent(root, _ -> new TreeSet<>()).add(below);
      } else {
        throw new CommandFailure(ExitCode.FAILED, "there is no file or folder " + path);
      }
    }
    return asked;
  }

  private static String folderOf(String path) {
    return Optional.ofNullable(Path.of(path).getParent()).map(Path::toString).orElse(".");
  }

  private Path below(String root, Path file) {
    Path top = terminal.directory().resolve(root).toAbsolutePath().normalize();
    Path at = file.toAbsolutePath().normalize();
    if (!at.startsWith(top) || at.equals(top)) {
      throw wrong(file + " does not lie in --root " + root);
    }
    return top.relativize(at);
  }

  private CheckedFolder check(Checker checker, Beside beside, String given, Set<Path> some) {
    Path root = terminal.directory().resolve(given);
    try {
      DiskFolder folder = some.isEmpty() ? DiskFolder.whole(root) : DiskFolder.some(root, some);
      Progress progress = new Progress();
      int all = folder.entries().size();
      AtomicInteger seen = new AtomicInteger();
      CheckedFolder checked =
          new CheckedFolder(
              given,
              checker.check(folder, beside, _ -> progress.step(seen.incrementAndGet(), all)));
      progress.done();
      return checked;
    } catch (IOException fault) {
      throw new CommandFailure(ExitCode.FAILED, given + " cannot be read: " + fault.getMessage());
    } catch (DiskFolder.TooManyFiles fault) {
      throw new CommandFailure(
          ExitCode.FAILED, fault.getMessage() + "; name the folder that phones are served from");
    }
  }

  private void print(List<CheckedFolder> folders, Severity least) {
    if (json) {
      terminal.out().println(CheckJson.text(folders, least));
    } else {
      CheckText.print(folders, least, terminal.out());
    }
    terminal.out().flush();
  }

  /** One line drawn over, on a terminal only. */
  private final class Progress {
    private long last = System.nanoTime();

    void step(int seen, int files) {
      if (terminal.live() && System.nanoTime() - last > PROGRESS_NANOS) {
        last = System.nanoTime();
        terminal.err().print(CLEAR + seen + " of " + files + " files");
        terminal.err().flush();
      }
    }

    void done() {
      if (terminal.live()) {
        terminal.err().print(CLEAR);
        terminal.err().flush();
      }
    }
  }

  static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, what + " (see 'dialtone check --help')");
  }
}
