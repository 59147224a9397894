// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.core.claim.Claim;
import io.dialtone.core.claim.ClaimColumns;
import io.dialtone.core.claim.ClaimList;
import io.dialtone.core.claim.ClaimRow;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.parameter.BuiltInDictionary;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.WishDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TableFuzzTest {

  private static final Dictionary DICTIONARY = BuiltInDictionary.read();

  private static Optional<Table> read(byte[] content) {
    try {
      return Optional.of(Table.read(content));
    } catch (MalformedTableException fault) {
      assertThat(fault).hasMessageContaining("it is no table");
      return Optional.empty();
    }
  }

  @FuzzTest
  void any_bytes_are_a_table_that_comes_back_as_it_was_written_or_malformed(byte[] input) {
    Optional<Table> read = read(input);
    if (read.isEmpty() || read.get().rows().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Table.Row row : read.get().rows()) {
      List<String> cells = new ArrayList<>(row.cells());
      cells.add("what is wrong with it"); // as a file of rejected rows has it
      rows.add(cells);
    }
    String text = Table.write(rows, read.get().separator());
    Table again = read(text.getBytes(UTF_8)).orElseThrow();
    assertThat(again.encoding()).isEmpty();
    assertThat(again.rows().stream().map(Table.Row::cells).toList()).isEqualTo(rows);
  }

  @FuzzTest
  void each_row_of_any_list_is_a_phone_or_wrong_and_the_site_says_what_it_objects_to(byte[] input) {
    Optional<Table> read = read(input);
    if (read.isEmpty() || read.get().rows().isEmpty()) {
      return;
    }
    List<ClaimRow> rows =
        read.get().rows().stream().map(row -> new ClaimRow(row.line(), row.cells())).toList();
    if (ClaimColumns.of(rows.getFirst(), Map.of()) instanceof ClaimColumns.Found.Columns(var of)) {
      ClaimList list = ClaimList.read(of, rows, Optional.empty());
      long said =
          rows.stream()
              .skip(of.header() ? 1 : 0)
              .filter(row -> !row.cells().stream().allMatch(String::isBlank))
              .count();
      assertThat(list.claims().size() + list.faults().size()).isEqualTo((int) said);
      List<Brought> brought =
          list.claims().stream().map(Claim::brought).flatMap(List::stream).toList();
      assertThat(WishDesk.faults(new Site(), DICTIONARY, brought).keySet())
          .allMatch(at -> at >= 0 && at < brought.size());
    }
  }
}
