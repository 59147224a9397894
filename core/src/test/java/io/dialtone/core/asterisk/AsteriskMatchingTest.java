// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.PhoneState;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SRV-3 which account goes to which line of which phone")
class AsteriskMatchingTest {

  private static final MacAddress ONE = new MacAddress(0x00147F000001L);
  private static final MacAddress TWO = new MacAddress(0x00147F000002L);

  private final AsteriskFolderText asterisk = new AsteriskFolderText();

  private static String peer(String name, String more) {
    return "[" + name + "]\ntype=friend\nhost=dynamic\nsecret=p" + name + "\n" + more + "\n";
  }

  private void known(Map<Integer, String> lines, Map<String, String> accounts, PhoneState state) {
    FilePrefix kind = new FilePrefix(Model.ST2022, Protocol.SIP);
    asterisk.site =
        new KnownSite(
            new TreeMap<>(Map.of(ONE, new KnownPhone(ONE, kind, state, new TreeMap<>(lines)))),
            new TreeMap<>(accounts),
            Optional.of("192.0.2.1"));
  }

  private String lines() {
    return String.join(
        "\n", asterisk.brought().lines().filter(line -> !line.startsWith("account")).toList());
  }

  private void choose(Optional<Model> model, boolean prune) {
    asterisk.choices = new Choices(Optional.empty(), Optional.of("192.0.2.99"), model, prune);
  }

  @Test
  void the_map_goes_before_provisioning_that_before_setvar_and_that_before_a_description() {
    asterisk
        .with(
            "sip.conf",
            peer("1", "setvar=MAC=00147F0000A1\ndescription=00147F0000B1")
                + peer("2", "description=Hall 00-14-7f-00-00-B2, 2nd floor")
                + peer("3", "callerid=Cy <3> ; 00147F0000B3")
                + peer("4", "setvar=mac=00147F0000A4")
                + peer("5", "description=call 003312345678 or 0049176543210")
                + peer("6", "setvar=MAC=00147F0000A6"))
        .with("users.conf", "[1]\nmacaddress=00147F0000C1\n")
        .map("00147F0000D4", "ST2022", "4")
        .map("00147F0000D6", "", "6");

    assertThat(lines())
        .isEqualTo(
            """
            / sip.server=192.0.2.99
            phone 00:14:7f:00:00:b2 ST2030S_
            line 00:14:7f:00:00:b2 1=2
            phone 00:14:7f:00:00:b3 ST2030S_ "Cy"
            line 00:14:7f:00:00:b3 1=3
            phone 00:14:7f:00:00:c1 ST2030S_
            line 00:14:7f:00:00:c1 1=1
            phone 00:14:7f:00:00:d4 ST2022S_
            line 00:14:7f:00:00:d4 1=4
            phone 00:14:7f:00:00:d6 ST2030S_
            line 00:14:7f:00:00:d6 1=6\
            """);
    assertThat(asterisk.notes(Note.Kind.NO_PHONE)).singleElement().asString().contains("5");
    assertThat(asterisk.notes(Note.Kind.REMARK))
        .contains(
            "account 1 goes to 00:14:7f:00:00:c1 by Asterisk's provisioning, and not to"
                + " 00:14:7f:00:00:a1 by setvar (sip.conf, line 5)");
  }

  @Test
  void a_row_of_the_map_that_is_wrong_is_told_with_its_line_and_the_others_count() {
    asterisk
        .with("sip.conf", peer("1", ""))
        .map("0014", "ST2030", "1")
        .map("00147F000001", "ST2040", "1")
        .map("00147F000001", "", "9")
        .map("00147F000002", "ST2022", "");

    assertThat(asterisk.notes(Note.Kind.LEFT_OUT))
        .containsExactly(
            "0014 is no MAC address (map.csv, line 2)",
            "ST2040 is no model: there are ST2030 and ST2022 (map.csv, line 3)");
    assertThat(asterisk.notes(Note.Kind.NO_ACCOUNT))
        .containsExactly(
            "phone 00:14:7f:00:00:01: there is no account 9 to take (map.csv, line 4)",
            "phone 00:14:7f:00:00:02");
    assertThat(lines()).endsWith("phone 00:14:7f:00:00:02 ST2022S_");
  }

  @Test
  void a_phone_of_another_maker_is_left_out_unless_its_model_is_said() {
    asterisk.with("sip.conf", peer("1", "setvar=MAC=0004f2000001"));

    assertThat(asterisk.notes(Note.Kind.LEFT_OUT)).singleElement().asString().contains("00:04:f2");
    assertThat(asterisk.notes(Note.Kind.NO_PHONE)).hasSize(1);

    choose(Optional.of(Model.ST2022), false);
    assertThat(lines()).contains("phone 00:04:f2:00:00:01 ST2022S_");
  }

  @Test
  void what_the_site_has_on_a_line_by_hand_stays_and_the_account_finds_another() {
    asterisk.with("sip.conf", peer("1", "setvar=MAC=" + ONE) + peer("2", "setvar=MAC=" + ONE));
    known(Map.of(1, "hand"), Map.of("hand", ""), PhoneState.ACTIVE);

    assertThat(lines()).isEqualTo("phone 00:14:7f:00:00:01 ST2022S_\nline 00:14:7f:00:00:01 2=1");
    assertThat(asterisk.notes(Note.Kind.LEFT_OUT))
        .containsExactly(
            "account 2: phone 00:14:7f:00:00:01 has no line free, of 2 (sip.conf, line 10)");
  }

  @Test
  void an_account_that_the_administrator_moved_to_another_line_stays_there() {
    asterisk
        .with("sip.conf", peer("1", ""))
        .with("users.conf", "[1]\nmacaddress=" + ONE + "\nlinenumber=1");
    known(Map.of(2, "1"), Map.of("1", "asterisk"), PhoneState.ACTIVE);

    assertThat(lines()).isEqualTo("phone 00:14:7f:00:00:01 ST2022S_");
    assertThat(asterisk.notes(Note.Kind.REMARK)).singleElement().asString().contains("line 1");
  }

  @Test
  void an_account_of_asterisk_that_is_on_a_phone_by_hand_has_its_phone() {
    asterisk.with("sip.conf", peer("1", ""));
    known(Map.of(1, "1"), Map.of("1", "asterisk"), PhoneState.ACTIVE);
    choose(Optional.empty(), true);

    assertThat(lines()).isEmpty();
    assertThat(asterisk.plan().notes()).isEmpty();
  }

  @Test
  void what_asterisk_says_no_more_is_told_and_taken_away_only_when_asked() {
    asterisk.with("sip.conf", peer("1", "setvar=MAC=" + TWO));
    known(
        Map.of(1, "1", 2, "2"),
        Map.of("1", "asterisk", "2", "asterisk", "3", ""),
        PhoneState.ACTIVE);

    assertThat(lines()).isEqualTo("phone 00:14:7f:00:00:02 ST2030S_\nline 00:14:7f:00:00:02 1=1");
    assertThat(asterisk.notes(Note.Kind.GONE))
        .containsExactly(
            "line 1 of phone 00:14:7f:00:00:01 has 1: left as it is; --prune frees it",
            "line 2 of phone 00:14:7f:00:00:01 has 2: left as it is; --prune frees it",
            "account 2: left as it is; --prune removes it");

    choose(Optional.empty(), true);
    assertThat(lines())
        .endsWith(
            """
            line 00:14:7f:00:00:01 1=
            line 00:14:7f:00:00:01 2=
            no account 2\
            """);
    assertThat(asterisk.notes(Note.Kind.NO_ACCOUNT)).containsExactly("phone 00:14:7f:00:00:01");
  }

  @Test
  void a_line_whose_account_is_gone_goes_to_the_one_that_asterisk_says_now() {
    asterisk.with("sip.conf", peer("2", "setvar=MAC=" + ONE));
    known(Map.of(1, "1"), Map.of("1", "asterisk", "2", "asterisk"), PhoneState.ACTIVE);

    assertThat(lines()).isEqualTo("phone 00:14:7f:00:00:01 ST2022S_\nline 00:14:7f:00:00:01 1=2");
  }

  @Test
  void a_retired_phone_stays_retired() {
    asterisk.with("sip.conf", peer("2", "setvar=MAC=" + ONE));
    known(Map.of(), Map.of(), PhoneState.RETIRED);

    assertThat(lines()).isEmpty();
    assertThat(asterisk.notes(Note.Kind.LEFT_OUT)).singleElement().asString().contains("retired");
  }

  @Test
  void the_sites_own_server_stays_unless_another_is_asked_for() {
    asterisk.with("sip.conf", "[general]\nbindaddr=192.0.2.5\n" + peer("1", ""));
    known(Map.of(), Map.of(), PhoneState.ACTIVE);

    assertThat(asterisk.brought()).doesNotContain("sip.server");
    assertThat(asterisk.plan().server())
        .isEqualTo(
            "sip.server=192.0.2.1, as the site has it (192.0.2.5 from bindaddr in sip.conf, line"
                + " 2)");

    asterisk.choices =
        new Choices(Optional.of("pbx.example"), Optional.empty(), Optional.empty(), false);
    assertThat(asterisk.brought()).startsWith("/ sip.server=pbx.example\n");
  }

  @Test
  void the_address_from_outside_or_of_this_machine_stands_in_with_the_port_that_is_said() {
    String pjsip = "[t]\ntype=transport\nbind=0.0.0.0:5061\n";
    String endpoint = "[1]\ntype=endpoint\naors=1\n[1]\ntype=aor\nmax_contacts=1\n";
    asterisk.with("pjsip.conf", pjsip + endpoint);
    assertThat(asterisk.plan().server())
        .isEqualTo(
            "sip.server=192.0.2.99:5061 from the address of this machine; --sip-server says"
                + " another");

    asterisk.with("pjsip.conf", pjsip + "external_signaling_address=203.0.113.9\n" + endpoint);
    assertThat(asterisk.plan().server())
        .isEqualTo(
            "sip.server=203.0.113.9:5061 from external_signaling_address in pjsip.conf, line 4");
  }

  @Test
  void a_login_that_is_a_phones_address_says_the_phone_where_nothing_else_does() {
    String auth = "[1]\ntype=auth\nusername=00147F000001\npassword=x\n";
    String endpoint = "[1]\ntype=endpoint\naors=1\nauth=1\n[1]\ntype=aor\nmax_contacts=1\n" + auth;
    asterisk.with("pjsip.conf", endpoint);
    assertThat(lines()).endsWith("line 00:14:7f:00:00:01 1=1");

    asterisk.with("pjsip.conf", endpoint.replace("00147F000001", "004912345678"));
    assertThat(lines()).doesNotContain("phone");

    asterisk.with("pjsip.conf", endpoint + "[1](+type=endpoint)\nset_var=MAC=" + TWO + "\n");
    assertThat(lines()).endsWith("line 00:14:7f:00:00:02 1=1");
  }

  @Test
  void accounts_of_the_driver_at_the_other_port_have_a_server_of_their_own() {
    asterisk
        .with("sip.conf", "[general]\nbindaddr=192.0.2.5:5160\n" + peer("2", ""))
        .with(
            "pjsip.conf",
            """
            [t]
            type=transport
            bind=192.0.2.5
            [1]
            type=endpoint
            aors=1
            [1]
            type=aor
            max_contacts=1
            """);

    assertThat(asterisk.brought())
        .isEqualTo(
            "/ sip.server=192.0.2.5\naccount 2 2 \"\" p2 at 192.0.2.5:5160\naccount 1 1 \"\" ");
  }
}
