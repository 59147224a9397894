// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.intake.Brought;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimListTest {

  private static ClaimList list(String... lines) {
    List<ClaimRow> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(new ClaimRow(rows.size() + 1, List.of(line.split(",", -1))));
    }
    return switch (ClaimColumns.of(rows.getFirst(), Map.of())) {
      case ClaimColumns.Found.Columns(var columns) ->
          ClaimList.read(columns, rows, Optional.empty());
      case ClaimColumns.Found.Fault(var reason) -> throw new AssertionError(reason);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "MAC-Address, mac",
    "Bezeichnung, label",
    "Libellé, label",
    "E_X_T, account",
    "Secret, password",
    "line3, account3",
    "password 2, password2",
    "auth-user4, login4",
    "display name, name"
  })
  void a_column_is_known_by_what_people_call_it(String name, String text) {
    assertThat(ClaimColumn.named(name).map(ClaimColumn::text)).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"label2", "line5", "line0", "2", "''", "colour"})
  void what_no_phone_has_is_no_column(String name) {
    assertThat(ClaimColumn.named(name)).isEmpty();
  }

  @Test
  void a_row_says_a_phone_its_accounts_and_its_lines_in_that_order() {
    ClaimList list =
        list("mac,model,name,line1,password,line2", "00147F000001,ST2030,Ann,200,pw,9");

    assertThat(list.faults()).isEmpty();
    assertThat(list.claims().getFirst().brought())
        .extracting(brought -> brought.getClass().getSimpleName())
        .containsExactly("OfPhone", "OfAccount", "OfLine", "OfLine");
    assertThat(list.claims().getFirst().brought().get(1))
        .isInstanceOfSatisfying(
            Brought.OfAccount.class, account -> assertThat(account.displayName()).contains("Ann"));
    assertThat(list.claims().toString()).doesNotContain("pw,");
  }

  @Test
  void a_name_without_an_account_is_the_phones_label() {
    assertThat(list("mac,model,name", "00147F000001,ST2030,Ann").claims().getFirst().brought())
        .first()
        .isInstanceOfSatisfying(
            Brought.OfPhone.class, phone -> assertThat(phone.label()).contains("Ann"));
  }

  @Test
  void blank_rows_say_nothing_and_each_wrong_one_is_told() {
    ClaimList list =
        list("mac,model", "x,ST2030", " , ", "00147F000001,ST2030", "00147F000002,ST9", ",ST2030");

    assertThat(list.claims()).hasSize(1);
    assertThat(list.faults().keySet()).containsExactly(2L, 5L, 6L);
  }
}
