// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonebookCommandTest {

  @TempDir private Path folder;

  private SiteShell shell() {
    return new SiteShell(folder);
  }

  private String listed() {
    return shell().site("phonebook").out();
  }

  @Test
  void contacts_come_and_go_and_the_history_knows_each() {
    assertThat(shell().site("phonebook", "add", "Zoë Ångström", "+33 (0)1 23-45").out())
        .isEqualTo("change 1: add contact Zoë Ångström +3312345\n");
    assertThat(shell().site("phonebook", "add", "Zoë Ångström", "207").exit()).isZero();
    assertThat(shell().site("phonebook", "add", "Ada", "201").exit()).isZero();
    assertThat(listed())
        .containsSubsequence("NAME", "NUMBER", "Ada", "201", "Ångström", "+3312345", "207");

    assertThat(shell().site("phonebook", "remove", "Zoë Ångström", "+33 12345").exit()).isZero();
    assertThat(listed()).doesNotContain("+3312345").contains("207");
    assertThat(shell().site("phonebook", "remove", "Zoe").err())
        .contains("there is no contact Zoe: look at the list");

    assertThat(shell().site("undo").exit()).isZero();
    assertThat(listed()).contains("+3312345");
    assertThat(shell().site("history", "1").out()).contains("contact Zoë Ångström +3312345");
  }

  @Test
  void a_number_that_nobody_can_dial_is_refused() {
    SiteShell.Said said = shell().site("phonebook", "add", "Ada", "call me");

    assertThat(said.exit()).as("a SIP user may be a word").isZero();
    assertThat(shell().site("phonebook", "add", "Ada", "<200>").exit()).isEqualTo(1);
    assertThat(shell().site("phonebook", "add", "Ada", "<200>").err())
        .contains("Ada has no number to dial");
  }

  @Test
  void a_table_is_taken_in_as_one_change_and_again_changes_nothing() throws IOException {
    Files.write(
        folder.resolve("people.csv"),
        """
        First name;Last name;Phone 1 - Type;Phone 1 - Value;Mobile
        Zoë;Ångström;Work;+33 (0)1 23-45;0612 34
        Ada;Lovelace;Work;201;
        No;Number;Work;;
        """
            .getBytes(ISO_8859_1));

    SiteShell.Said said = shell().site("phonebook", "import", "people.csv");

    assertThat(said.out()).isEqualTo("change 1: phonebook people.csv: 3 contacts\n");
    assertThat(said.err())
        .contains("people.csv: read as ISO-8859-1")
        .contains("people.csv: 1 without a number left out");
    assertThat(listed())
        .containsSubsequence("Ada Lovelace", "201", "Zoë Ångström", "+3312345", "Zoë", "061234");
    SiteShell.Said again = shell().site("phonebook", "import", "people.csv", "--json");
    assertThat(again.json().path("outcome").asString("")).isEqualTo("unchanged");
  }

  @Test
  void what_is_not_in_the_file_stays_or_is_replaced_in_one_change() throws IOException {
    Files.writeString(folder.resolve("list"), "Ada,201\nGrace,202\n", UTF_8);
    shell().site("phonebook", "add", "Old", "1");

    assertThat(shell().site("phonebook", "import", "list").exit()).isZero();
    assertThat(listed()).contains("Old", "Ada", "Grace");

    assertThat(shell().site("phonebook", "import", "list", "--replace", "--dry-run").out())
        .isEqualTo("2 contacts would be in it, and 1 go\n");
    assertThat(listed()).contains("Old");
    assertThat(shell().site("phonebook", "import", "list", "--replace").exit()).isZero();
    assertThat(listed()).doesNotContain("Old").contains("Ada", "Grace");

    assertThat(shell().site("undo").exit()).isZero();
    assertThat(listed()).contains("Old", "Ada", "Grace");
  }

  @Test
  void one_wrong_row_and_nothing_is_taken_in() throws IOException {
    Files.writeString(
        folder.resolve("list.csv"), "name,number\nAda,201\n,202\n" + "x".repeat(65) + ",7\n");

    SiteShell.Said said = shell().site("phonebook", "import", "list.csv");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("list.csv: line 3: a number without a name");

    Files.writeString(folder.resolve("list.csv"), "Ada,201\n" + "x".repeat(65) + ",7\nEve,<1>\n");
    assertThat(shell().site("phonebook", "import", "list.csv").err())
        .contains("list.csv: line 2: the name of a contact has more than 64 letters")
        .contains("list.csv: line 3: contact Eve has no number to dial")
        .contains("nothing was taken in: mend the file");
    assertThat(listed()).doesNotContain("Ada");
  }

  @Test
  void vcards_of_all_versions_are_taken_in() throws IOException {
    Files.writeString(
        folder.resolve("cards.vcf"),
        """
        BEGIN:VCARD
        VERSION:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85ngstr=C3=B6m;Zo=C3=AB
        TEL;WORK;VOICE:+33 1 23
        TEL;WORK;FAX:999
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        FN:Love\\, Ada
        N:Lovelace;Ada;;;
        TEL;TYPE="cell,voice":201
         23
        NOTE:BEGIN:VCARD
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        ORG:Baker & Sons;Shop
        item1.TEL;VALUE=uri:tel:+44-20-7946;ext=1
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Nobody
        END:VCARD
        """);

    SiteShell.Said said = shell().site("phonebook", "import", "cards.vcf");

    assertThat(said.err()).contains("1 without a number left out");
    assertThat(said.out()).contains("3 contacts");
    assertThat(listed())
        .containsSubsequence(
            "Baker & Sons", "+44207946", "Love, Ada", "20123", "Zoë Ångström", "+33123")
        .doesNotContain("999");
  }

  @Test
  void a_vcard_that_is_cut_off_is_told() throws IOException {
    Files.writeString(folder.resolve("cut.vcf"), "BEGIN:VCARD\nFN:Ada\nTEL:1\n");
    assertThat(shell().site("phonebook", "import", "cut.vcf").err())
        .contains("cut.vcf: line 1: a vCard without its END:VCARD");

    Files.writeString(folder.resolve("none.vcf"), "hello");
    assertThat(shell().site("phonebook", "import", "none.vcf").err())
        .contains("there is no vCard in it");
  }

  @Test
  void the_names_of_an_asterisks_mailboxes_are_taken_in() throws IOException {
    Files.writeString(
        folder.resolve("voicemail.conf"),
        "[general]\n#include more.conf\n[default]\n200 => 1,Ada\n");
    Files.writeString(folder.resolve("more.conf"), "[shop]\n300 => 1,Shop,x@y\n301 => 1\n");

    SiteShell.Said said = shell().site("phonebook", "import", "voicemail.conf");

    assertThat(said.out()).contains("2 contacts");
    assertThat(said.err()).contains("1 mailboxes without a name left out");
    assertThat(listed()).containsSubsequence("Ada", "200", "Shop", "300");
  }

  @Test
  void a_file_that_cannot_be_read_is_told_in_a_line() {
    assertThat(shell().site("phonebook", "import", "none.csv").err())
        .contains("none.csv cannot be read: ");
    assertThat(shell().site("phonebook", "import", "none.csv", "--format", "xls").exit())
        .isEqualTo(64);
  }
}
