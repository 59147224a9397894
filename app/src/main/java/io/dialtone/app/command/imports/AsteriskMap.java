// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.core.asterisk.MapRow;
import io.dialtone.core.table.MalformedTableException;
import io.dialtone.core.table.Table;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.wire.asterisk.ConfPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of {@code --map}: a header, and in each row the MAC, model and account of a line. */
final class AsteriskMap {

  private static final List<String> COLUMNS = List.of("mac", "model", "account");
  private static final long MAX_BYTES = 64L << 20;

  private AsteriskMap() {}

  static List<MapRow> read(Path directory, String file) {
    Table table = table(directory.resolve(file), file);
    List<String> header =
        table.rows().isEmpty()
            ? List.of()
            : table.rows().getFirst().cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
    if (!header.contains("mac") || !header.contains("account")) {
      throw new CommandFailure(
          ExitCode.NO,
          file
              + ", line 1: name the columns mac, model, account; mac and account have to be there");
    }
    List<MapRow> rows = new ArrayList<>();
    for (Table.Row row : table.rows().subList(1, table.rows().size())) {
      List<String> cells =
          COLUMNS.stream().map(column -> cell(row.cells(), header.indexOf(column))).toList();
      if (!cells.stream().allMatch(String::isEmpty)) {
        ConfPlace place = new ConfPlace(file, (int) row.line());
        rows.add(new MapRow(place, cells.get(0), cells.get(1), cells.get(2)));
      }
    }
    return rows;
  }

  private static String cell(List<String> cells, int at) {
    return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
  }

  private static Table table(Path path, String file) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw SiteAccess.failed(file + " is no map: it is too long");
      }
      return Table.read(Files.readAllBytes(path));
    } catch (IOException fault) {
      throw SiteAccess.failed(file + " cannot be read: " + FileTrouble.words(fault));
    } catch (MalformedTableException fault) {
      throw new CommandFailure(ExitCode.NO, file + ": " + fault.getMessage());
    }
  }
}
