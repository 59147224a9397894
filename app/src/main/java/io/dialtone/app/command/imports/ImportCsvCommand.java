// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.claim.ClaimColumns;
import io.dialtone.core.claim.ClaimList;
import io.dialtone.core.claim.ClaimRow;
import io.dialtone.core.site.Scope;
import io.dialtone.core.table.MalformedTableException;
import io.dialtone.core.table.Table;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.data.WholeFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone import csv}: a list of phones, a row each. */
@Command(
    name = "csv",
    mixinStandardHelpOptions = true,
    description =
        "Takes in a list of phones, a row each, all of it as one change. Every row is looked at"
            + " first; if one is wrong, nothing is taken in.",
    footer = {
      "",
      "Columns are found by their names: mac, label, location, model, protocol, group, state,",
      "account, number, name, login, password, server; those from account on also with a line's",
      "number behind them (account2, password2). An empty cell leaves what is there as it is. A list",
      "without a header has mac, label, account, password.",
      "",
      "  dialtone import csv phones.csv --columns mac=Ethernet,label=Desk --dry-run",
      "  dialtone import csv - --model ST2030 < pasted.txt"
    })
final class ImportCsvCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";
  private static final String REASON = "reason";
  private static final int LENGTH_LIMIT = 64 << 20;
  private static final int MANY = 1_000;

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Parameters(paramLabel = "FILE", description = "The list, or - for standard input.")
  private String file = "";

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COLUMN=NAME",
      description = "What columns are, by their names or numbers: mac=Ethernet,label=3.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "What phones are whose row does not say: ST2030, ST2022, ST2030M, ...")
  private Optional<String> model = Optional.empty();

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dry;

  @Option(names = "--good-rows", description = "Take in the rows that are right, without the rest.")
  private boolean goodRows;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description = "Write the rows that are wrong here, each with its reason.")
  private Optional<String> rejected = Optional.empty();

  ImportCsvCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<FilePrefix> usual = model.map(this::kind);
    refuseSameFile();
    Table table = table();
    List<ClaimRow> rows =
        table.rows().stream().map(row -> new ClaimRow(row.line(), row.cells())).toList();
    if (rows.isEmpty()) {
      throw new CommandFailure(ExitCode.NO, name() + " has no rows");
    }
    ClaimColumns found =
        switch (ClaimColumns.of(rows.getFirst(), columns)) {
          case ClaimColumns.Found.Columns(var meant) -> meant;
          case ClaimColumns.Found.Fault(var reason) ->
              throw new CommandFailure(ExitCode.NO, name() + ": " + reason);
        };
    ImportProgress progress = new ImportProgress(terminal, rows.size() >= MANY && !access.json());
    progress.step(rows.size() + " rows read, each is looked at");
    ClaimList list = ClaimList.read(found, rows, usual);
    progress.step(list.claims().size() + " phones are taken in");
    ClaimTaking taking = new ClaimTaking(access, terminal, "import of " + name());
    ClaimTaking.Taken taken = taking.perform(list, goodRows, dry);
    progress.done();
    List<String> warnings = warnings(table, found);
    rejected.ifPresent(to -> reject(to, table, found, taken));
    return new ClaimReport(terminal, access.json(), name()).tell(taken, warnings);
  }

  private FilePrefix kind(String text) {
    Optional<Scope> scope = Scope.parse(text);
    return scope
        .flatMap(Scope::model)
        .map(known -> new FilePrefix(known, scope.flatMap(Scope::protocol).orElse(Protocol.SIP)))
        .orElseThrow(() ->
            new CommandFailure(ExitCode.USAGE, "'" + text + "' is no model: ST2030 or ST2022"));
  }

  private String name() {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }

  private Path path(String text) {
    return terminal.directory().resolve(text).toAbsolutePath().normalize();
  }

  private void refuseSameFile() {
    if (rejected.map(this::path).equals(Optional.of(path(file)))) {
      throw new CommandFailure(ExitCode.USAGE, "--rejected is the list itself: give another file");
    }
  }

  private Table table() {
    try (InputStream in =
        file.equals(STANDARD_INPUT) ? terminal.in() : Files.newInputStream(path(file))) {
      byte[] content = in.readNBytes(LENGTH_LIMIT + 1);
      if (content.length > LENGTH_LIMIT) {
        throw new CommandFailure(
            ExitCode.NO, name() + " has more than " + (LENGTH_LIMIT >> 20) + " MB: divide it");
      }
      return Table.read(content);
    } catch (IOException fault) {
      throw SiteAccess.failed(name() + " cannot be read: " + FileTrouble.words(fault));
    } catch (MalformedTableException fault) {
      throw new CommandFailure(ExitCode.NO, name() + ": " + fault.getMessage());
    }
  }

  private List<String> warnings(Table table, ClaimColumns found) {
    List<String> warnings = new ArrayList<>();
    table
        .encoding()
        .ifPresent(encoding -> warnings.add(name() + " is not UTF-8 and was read as " + encoding));
    if (!found.untaken().isEmpty()) {
      warnings.add(
          "nothing is taken of the columns "
              + String.join(", ", found.untaken())
              + ": say what they are with --columns, if they are something");
    }
    return warnings;
  }

  /** The rows as they were, with a column of reasons; they may hold passwords. */
  private void reject(String to, Table table, ClaimColumns found, ClaimTaking.Taken taken) {
    List<String> head = table.rows().getFirst().cells();
    boolean again = found.header() && head.getLast().equalsIgnoreCase(REASON);
    int width = again ? head.size() - 1 : Integer.MAX_VALUE;
    List<List<String>> rows = new ArrayList<>();
    if (found.header()) {
      rows.add(with(head, width, REASON));
    }
    taken
        .faults()
        .values()
        .forEach(fault -> rows.add(with(fault.row().cells(), width, fault.reason())));
    try {
      String text = Table.write(rows, table.separator());
      WholeFile.writeSecret(path(to), Bytes.copyOf(text.getBytes(UTF_8)));
    } catch (IOException fault) {
      throw SiteAccess.failed(to + " cannot be written: " + FileTrouble.words(fault));
    }
  }

  private static List<String> with(List<String> cells, int width, String reason) {
    List<String> all = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    all.add(reason);
    return all;
  }
}
