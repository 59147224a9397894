// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.check.CheckJunit;
import io.dialtone.app.check.CheckedFolder;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.core.check.Baseline;
import io.dialtone.core.check.Beside;
import io.dialtone.core.check.CheckReport;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.server.check.LookCommand;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What {@code dialtone check} takes beside the files: what to leave out, what to compare with. */
final class CheckOptions {

  @Option(
      names = "--suppress",
      paramLabel = "CHECK",
      description =
          "A check that is not to be told, by its name; more than once (or, with a reason, in the"
              + " folder's own file .dialtone-check).")
  private List<String> suppress = new ArrayList<>();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Compare with what this file says was seen before: a file that changed and kept its name,"
              + " or its config_sn, is an error. New names are added to it; made when missing.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--option",
      paramLabel = "CODE=VALUE",
      description =
          "A DHCP option that sends phones to the folder, to be checked with it: 43, 66, 67, 150,"
              + " file or next-server; more than once.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML too, for a CI: a test case a file; errors fail it.")
  private Optional<String> junit = Optional.empty();

  List<Check> suppressed() {
    return suppress.stream()
        .map(name ->
            Checks.named(name)
                .orElseThrow(() ->
                    CheckCommand.wrong("--suppress " + name + ": 'check --list' has the names")))
        .toList();
  }

  /** What is known beside the folder; a baseline is one folder's. */
  Beside beside(Path directory, int folders) {
    if (baseline.isPresent() && folders > 1) {
      throw CheckCommand.wrong("--baseline goes with one folder");
    }
    return new Beside(baseline.map(file -> read(directory.resolve(file))), dhcp());
  }

  private static Baseline read(Path file) {
    try {
      if (!Files.exists(file)) {
        return Baseline.empty();
      }
      if (Files.size(file) > Baseline.MAX_BYTES) {
        throw new CommandFailure(ExitCode.FAILED, file + " is no baseline: it is too long");
      }
      return Baseline.parse(Files.readString(file, UTF_8));
    } catch (IOException fault) {
      throw new CommandFailure(ExitCode.FAILED, file + " cannot be read: " + fault.getMessage());
    } catch (MalformedPacketException fault) {
      throw new CommandFailure(
          ExitCode.FAILED,
          file + ", " + fault.field() + " " + fault.reason() + "; delete the file");
    }
  }

  /** What a running server looks through is compared with no file of another process. */
  void refuseBaseline(Path data) {
    if (baseline.isPresent()) {
      throw CheckCommand.wrong(
          "--baseline goes with a folder, and not with the site of the server that has " + data);
    }
  }

  /** The DHCP options that were given, by their codes. */
  Map<String, String> options() {
    List<String> known = List.of("150", "66", "43", "67", "file", "next-server");
    for (String code : options.keySet()) {
      if (!known.contains(code)) {
        throw CheckCommand.wrong("--option takes " + String.join(", ", known) + ", not " + code);
      }
    }
    return Collections.unmodifiableMap(options);
  }

  private Optional<DhcpAdvice> dhcp() {
    return LookCommand.advice(JsonMapper.shared().valueToTree(options()));
  }

  /** Writes the next baseline, if there is one. */
  void keep(Path directory, CheckReport report) {
    if (baseline.isPresent() && report.baseline().isPresent()) {
      write(directory.resolve(baseline.get()), report.baseline().get().text());
    }
  }

  void junit(Path directory, List<CheckedFolder> folders) {
    junit.ifPresent(file -> write(directory.resolve(file), CheckJunit.text(folders)));
  }

  /** Beside it first, so that what was there stays whole. */
  private static void write(Path file, String text) {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(beside, text, UTF_8);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw new CommandFailure(ExitCode.FAILED, file + " cannot be written: " + fault);
    }
  }
}
