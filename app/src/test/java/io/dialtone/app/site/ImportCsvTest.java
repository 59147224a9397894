// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ImportCsvTest {

  @TempDir private Path folder;
  private SiteShell shell;

  @BeforeEach
  void open() {
    shell = new SiteShell(folder);
  }

  private void list(String text, Charset charset) throws IOException {
    Files.write(folder.resolve("list.csv"), text.getBytes(charset));
  }

  private JsonNode phone(String mac) {
    for (JsonNode phone : shell.site("phones", "--json").json().path("items")) {
      if (phone.path("mac").asString("").equals(mac)) {
        return phone;
      }
    }
    throw new AssertionError("no phone " + mac);
  }

  private static String mac(int number) {
    return String.format("00:14:7f:00:%02x:%02x", number >> 8, number & 255);
  }

  @Test
  void a_pasted_list_without_a_header_claims_phones_with_their_accounts() {
    SiteShell.Said said =
        shell.fed(
            "00147F000001\tDesk\t200\ts3cret\n00-14-7F-00-00-02\tHall\t200\n",
            "import",
            "csv",
            "-",
            "--model",
            "ST2022");

    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("change 1: import of standard input; 2 rows, 2 phones");
    assertThat(phone("00:14:7f:00:00:02").path("lines").path("1").asString("")).isEqualTo("200");
    assertThat(phone("00:14:7f:00:00:02").path("model").asString("")).isEqualTo("ST2022");
    assertThat(shell.site("accounts", "--reveal").out()).contains("s3cret");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, '', ','", "UTF-8, '\uFEFF', ';'", "ISO-8859-1, '', ';'"})
  void a_spreadsheets_ways_to_write_a_table_are_read(String charset, String mark, String separator)
      throws IOException {
    String text =
        mark
            + """
            "MAC Address";Type;"Location";Group;Description;Extension;Secret;Line2;Password 2
            0014.7f00.0001;Thomson ST2030;"2nd; left";/paris/sales;Réception;200;a"b;201;"p""2"
            """
                .replace("a\"b", "pw");
    list(text.replace("2nd; left", "2nd left").replace(";", separator), Charset.forName(charset));

    SiteShell.Said said = shell.dialtone("import", "csv", "list.csv");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.err().contains("was read as ISO-8859-1")).isEqualTo(charset.startsWith("ISO"));
    JsonNode phone = phone("00:14:7f:00:00:01");
    assertThat(phone.path("label").asString("")).isEqualTo("Réception");
    assertThat(phone.path("group").asString("")).isEqualTo("/paris/sales");
    assertThat(phone.path("lines").path("2").asString("")).isEqualTo("201");
    assertThat(shell.site("accounts", "--reveal").out()).contains("p\"2");
  }

  @Test
  void a_table_in_utf_16_with_tabs_and_quoted_separators_is_read() throws IOException {
    list("\uFEFFmac\tlabel\tmodel\n00147F000001\t\"a\tb; c, d\"\tST2030M\n", UTF_16LE);

    assertThat(shell.dialtone("import", "csv", "list.csv", "--dry-run").err())
        .contains("list.csv:2: ")
        .contains("label");
    list("\uFEFFmac\tlabel\tmodel\n00147F000001\t\"b; c, d\"\tST2030M\n", UTF_16LE);
    assertThat(shell.dialtone("import", "csv", "list.csv").exit()).isZero();
    assertThat(phone("00:14:7f:00:00:01").path("label").asString("")).isEqualTo("b; c, d");
    assertThat(phone("00:14:7f:00:00:01").path("protocol").asString("")).isEqualTo("MGCP");
  }

  @Test
  void fifty_wrong_rows_in_the_middle_are_each_told_and_nothing_is_written() throws IOException {
    list(manyRows(), UTF_8);

    SiteShell.Said said =
        shell.dialtone("import", "csv", "list.csv", "--rejected", "bad.csv", "--json");

    assertThat(said.exit()).isEqualTo(1);
    List<Long> lines = new ArrayList<>();
    said.json().path("rejected").forEach(fault -> lines.add(fault.path("line").asLong(0)));
    List<Long> meant = new ArrayList<>();
    for (long line = 102; line < 152; line++) {
      meant.add(line);
    }
    assertThat(lines).isEqualTo(meant);
    assertThat(said.err()).contains("50 of 250 rows are wrong; nothing was taken in");
    assertThat(said.err()).doesNotContain("pw-");
    assertThat(folder.resolve("data/dialtone.db")).doesNotExist();
    List<String> bad = Files.readAllLines(folder.resolve("bad.csv"));
    assertThat(bad).hasSize(51);
    assertThat(bad.getFirst()).isEqualTo("mac,label,model,account,password,reason");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("bad.csv"))))
        .isEqualTo("rw-------");
  }

  @Test
  void the_good_rows_go_in_alone_and_the_mended_ones_after_them() throws IOException {
    list(manyRows(), UTF_8);

    assertThat(
            shell
                .dialtone("import", "csv", "list.csv", "--good-rows", "--rejected", "bad.csv")
                .out())
        .contains("200 rows, 200 phones with another file");
    Path bad = folder.resolve("bad.csv");
    String mended = Files.readString(bad).replace("ST2040", "ST2030").replaceAll("pw-\t", "pw-");
    Files.writeString(bad, mended);
    SiteShell.Said said =
        shell.dialtone("import", "csv", "bad.csv", "--good-rows", "--rejected", "worse.csv");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).contains("34 rows, 34 phones with another file");
    assertThat(said.err()).doesNotContain("nothing is taken of the columns");
    assertThat(Files.readAllLines(folder.resolve("worse.csv")).getFirst())
        .isEqualTo("mac,label,model,account,password,reason");
    assertThat(shell.dialtone("import", "csv", "list.csv", "--good-rows").out())
        .contains("nothing changes: 200 rows are so already");
  }

  /** 250 rows, of which those in the lines 102 to 151 are wrong, each third in another way. */
  private static String manyRows() {
    StringBuilder text = new StringBuilder("mac,label,model,account,password\n");
    for (int row = 0; row < 250; row++) {
      boolean bad = row >= 100 && row < 150;
      text.append(bad && row % 3 == 0 ? "no mac" + row : mac(row)).append(",Desk ").append(row);
      text.append(bad && row % 3 == 1 ? ",ST2040," : ",ST2030,").append(3000 + row);
      text.append(",pw-").append(bad && row % 3 == 2 ? "\t" : "").append(row).append('\n');
    }
    return text.toString();
  }

  @Test
  void two_rows_of_one_phone_name_both_lines() throws IOException {
    list("mac,model\n00147F000001,ST2030\n00147F000002,ST2030\n00:14:7f:00:00:01,ST2022\n", UTF_8);

    assertThat(shell.dialtone("import", "csv", "list.csv").err())
        .contains("list.csv:2: phone 00:14:7f:00:00:01 is in lines 2 and 4")
        .contains("list.csv:4: phone 00:14:7f:00:00:01 is in lines 2 and 4")
        .contains("2 of 3 rows are wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          mac,model\\n00147F000001,ST2040          | list.csv:2: 'ST2040' is no model of these phones
          mac,label\\n00147F000001,Desk            | list.csv:2: phone 00:14:7f:00:00:01 is new and needs its model
          mac,model,protocol\\n00147F000001,ST2030,h323 | list.csv:2: 'h323' is no protocol
          mac,model,protocol\\n00147F000001,ST2030S,mgcp | does not go with the protocol
          mac,model,state\\n00147F000001,ST2030,lost | 'lost' is no state
          mac,model,password\\n00147F000001,ST2030,x | says something of line 1, and no account for it
          mac,model,account\\n00147F000001,ST2030,99 | account
          mac,model\\n00147F000001,ST2030,more     | has 3 columns, and the first row 2
          mac,model,label\\n00147F000001,ST2030,"a\\nb | a cell goes over several lines: is a quote not closed?
          mac,model,label\\n00147F000001,ST2030,"a"b | after line 1 it is no table
          mac,MAC address\\n00147F000001,x         | both say the mac
          label\\nDesk                             | no column is called mac
          a,b,c,d,00147F000001                     | has no header and more than
          mac,account,password\\n00147F000001,2,p\\n00147F000002,2,q | account 2 is another one than in line 2
          """)
  void what_is_wrong_is_said_with_its_line(String text, String words) throws IOException {
    list(text.replace("\\n", "\n"), UTF_8);

    SiteShell.Said said = shell.dialtone("import", "csv", "list.csv");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains(words);
    assertThat(shell.site("phones").out()).doesNotContain("00:14:7f");
  }

  @Test
  void columns_are_what_is_said_of_them_by_name_or_number() throws IOException {
    list("Ethernet;Inventory;Who\n00147F000001;4711;Desk\n", UTF_8);

    SiteShell.Said said =
        shell.dialtone(
            "import", "csv", "list.csv", "--columns", "mac=ethernet,label=3", "--model", "ST2030");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.err()).contains("nothing is taken of the columns Inventory");
    assertThat(phone("00:14:7f:00:00:01").path("label").asString("")).isEqualTo("Desk");
    assertThat(shell.dialtone("import", "csv", "list.csv", "--columns", "mac=Nobody").err())
        .contains("the list has no column 'Nobody'; it has Ethernet, Inventory, Who");
    assertThat(shell.dialtone("import", "csv", "list.csv", "--columns", "colour=1").err())
        .contains("there is no column colour of a phone");
  }

  @Test
  void a_dry_run_tells_what_would_change_and_changes_nothing() throws IOException {
    shell.site("phones", "add", "00147F000009", "--model", "ST2030");
    list("mac,model\n00147F000001,ST2030\n", UTF_8);

    assertThat(shell.dialtone("import", "csv", "list.csv", "--dry-run").out())
        .contains("would import of list.csv; phones with other files: 1");
    assertThat(shell.site("phones").out()).doesNotContain("00:14:7f:00:00:01");
  }

  @Test
  void a_running_server_takes_it_in_too() throws Exception {
    list(manyRows(), UTF_8);
    try (var server = shell.serve()) {
      assertThat(shell.dialtone("import", "csv", "list.csv", "--good-rows").out())
          .contains("200 phones with another file");
      assertThat(server.desk().phones()).isEqualTo(200);
    }
  }
}
