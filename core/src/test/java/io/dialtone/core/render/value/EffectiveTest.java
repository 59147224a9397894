// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import static io.dialtone.core.render.value.SiteFixture.MAC;
import static io.dialtone.core.render.value.SiteFixture.PARIS;
import static io.dialtone.core.render.value.SiteFixture.SALES;
import static io.dialtone.core.render.value.SiteFixture.ST2022S;
import static io.dialtone.core.render.value.SiteFixture.ST2030M;
import static io.dialtone.core.render.value.SiteFixture.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.GroupId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveTest {

  private final SiteFixture fixture = new SiteFixture().phone(MAC, ST2030S, SALES);

  /** Each column is what that level says, one setting or none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          DSCP1 | -          | -                | -        | -         | %s from ST2030 defaults
          DSCP1 | DSCP1=40   | -                | -        | -         | 40 from the whole site, over %s from ST2030 defaults
          DSCP1 | DSCP1=40   | DSCP1=46         | -        | -         | 46 from group Paris, over 40 from the whole site, over %s from ST2030 defaults
          DSCP1 | DSCP1=40   | -                | -        | dscp1=8   | 8 from this phone, over 40 from the whole site, over %s from ST2030 defaults
          DSCP1 | -          | -                | DSCP1=24 | -         | 24 from group Paris/Sales, over %s from ST2030 defaults
          DSCP1 | DSCP1=40   | ST2022:DSCP1=46  | -        | -         | 40 from the whole site, over %s from ST2030 defaults
          DSCP1 | DSCP1=40   | SIP:DSCP1=46     | -        | -         | 46 from group Paris by SIP:DSCP1, over 40 from the whole site, over %s from ST2030 defaults
          AutoprovisionTimeSpan | spread=5 | -  | -        | -         | 5 from the whole site by spread, over 0 from ST2030 defaults
          AutoprovisionTimeSpan | spread=5 | AutoprovisionTimeSpan=7 | - | - | 7 from group Paris, over 5 from the whole site by spread, over 0 from ST2030 defaults
          AutoprovisionTimeSpan | AutoprovisionTimeSpan=7 | spread=5 | - | - | 5 from group Paris by spread, over 7 from the whole site, over 0 from ST2030 defaults
          """)
  void every_value_knows_where_it_is_from(
      String name, String site, String paris, String sales, String phone, String words) {
    if (site != null) {
      fixture.set(GroupId.ROOT, site);
    }
    if (paris != null) {
      fixture.set(PARIS, paris);
    }
    if (sales != null) {
      fixture.set(SALES, sales);
    }
    if (phone != null) {
      fixture.set(MAC, phone);
    }
    String preset =
        new KindSheet(ST2030S, SiteFixture.DICTIONARY)
            .find(KindSheet.key(name))
            .orElseThrow()
            .defaultValue()
            .orElseThrow();

    assertThat(fixture.words(MAC, name)).isEqualTo(name + "=" + words.replace("%s", preset));
  }

  @Test
  void at_one_level_the_narrowest_scope_wins_and_a_raw_parameter_beats_a_setting_of_ours() {
    fixture
        .set(PARIS, "DSCP1=1")
        .set(PARIS, "ST2030S:DSCP1=3")
        .set(PARIS, "ST2030:DSCP1=2")
        .set(PARIS, "NtpIP=10.0.0.9")
        .set(PARIS, "ST2030S:ntp=10.0.0.1");

    assertThat(fixture.value(MAC, "DSCP1")).isEqualTo("3");
    assertThat(fixture.words(MAC, "NtpIP"))
        .startsWith(
            "NtpIP=10.0.0.9 from group Paris, over 10.0.0.1 from group Paris by ST2030S:ntp");
  }

  @Test
  void a_secret_is_shown_to_nobody() {
    fixture.set(PARIS, "password.web=geheim").set(MAC, "WebPWD=auch");

    assertThat(fixture.value(MAC, "WebPWD")).isEqualTo("auch");
    assertThat(fixture.words(MAC, "WebPWD"))
        .isEqualTo(
            "WebPWD=*** from this phone, over *** from group Paris by password.web,"
                + " over *** from ST2030 defaults");
    assertThat(fixture.phone(MAC).find("WebPWD").orElseThrow().over().toString())
        .doesNotContain("geheim");
  }

  @Test
  void a_parameter_that_only_other_phones_have_is_not_said_to_this_one() {
    fixture.phone(MAC, ST2030M, SALES).set(PARIS, "TEL1Number=1").set(PARIS, "Nobodys=2");

    assertThat(fixture.phone(MAC).find("TEL1Number")).isEmpty();
    assertThat(fixture.words(MAC, "nobodys")).isEqualTo("Nobodys=2 from group Paris");
    fixture.set(PARIS, "MGCP:TEL1Number=1"); // said for these phones, so meant for them
    assertThat(fixture.value(MAC, "TEL1Number")).isEqualTo("1");
  }

  @Test
  void nobody_sets_a_serial_number_RUN_4() {
    fixture.set(PARIS, "config_sn=202601010000").set(MAC, "config_sn=202601010000");

    assertThat(fixture.phone(MAC).all(Set.of()))
        .extracting(Effective::name)
        .doesNotContain("config_sn");
  }

  @Test
  void all_parameters_come_section_by_section_and_the_unknown_sections_last() {
    fixture.set(PARIS, "Nobodys=2").set(PARIS, "Other@nobodys=2");

    List<Effective> all = fixture.phone(MAC).all(Set.of());
    assertThat(all.getLast().name()).isEqualTo("Other");
    assertThat(all.stream().filter(v -> v.section().equals("sys")).toList().getLast().name())
        .isEqualTo("Nobodys");
    assertThat(all).hasSizeGreaterThan(700);
    List<String> sections = all.stream().map(Effective::section).toList();
    long changes = 1;
    for (int i = 1; i < sections.size(); i++) {
      changes += sections.get(i).equals(sections.get(i - 1)) ? 0 : 1;
    }
    assertThat(changes).isEqualTo(sections.stream().distinct().count());
  }

  @Test
  void what_a_phone_keeps_is_as_it_has_it_until_the_site_says_it_RUN_6() {
    assertThat(words("VLAN", Set.of())).isEqualTo("VLAN as the phone has it");
    assertThat(words("PPPoEPWD", Set.of())).isEqualTo("PPPoEPWD as the phone has it");
    assertThat(words("vlan", Set.of("vlan"))).isEqualTo("VLAN=0 from ST2030 defaults");

    fixture.set(PARIS, "vlan.voice=20");
    assertThat(words("VLAN", Set.of()))
        .isEqualTo("VLAN=1 from group Paris by vlan.voice, over 0 from ST2030 defaults");
    assertThat(fixture.phone(MAC).ownNames()).containsExactly("VLAN", "VLANid1");
  }

  private String words(String name, Set<String> everTold) {
    return fixture.phone(MAC).all(everTold).stream()
        .filter(value -> value.name().equalsIgnoreCase(name))
        .findFirst()
        .map(Effective::words)
        .orElse("(none)");
  }

  @Test
  void the_smaller_phone_has_its_own_defaults() {
    fixture.phone(MAC, ST2022S, SALES);

    assertThat(fixture.words(MAC, "DSCPflag")).isEqualTo("DSCPflag=1 from ST2022 defaults");
  }
}
