// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import static io.dialtone.core.wish.WishSite.BIG;
import static io.dialtone.core.wish.WishSite.EVERYWHERE;
import static io.dialtone.core.wish.WishSite.PARIS;
import static io.dialtone.core.wish.WishSite.ROME;
import static io.dialtone.core.wish.WishSite.SALES;
import static io.dialtone.core.wish.WishSite.SMALL;
import static io.dialtone.core.wish.WishSite.file;
import static io.dialtone.core.wish.WishSite.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.ChangeDecision;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.SiteFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingWishTest {

  private static final Level AT_PARIS = new Level.OfGroup(PARIS);
  private static final Level AT_BIG = new Level.OfPhone(BIG);
  private static final Level AT_SMALL = new Level.OfPhone(SMALL);

  private final WishSite site = new WishSite();

  @Test
  void a_value_is_set_under_the_vendors_spelling_and_said_in_the_history() {
    assertThat(site.change(set(AT_PARIS, "dscp1", "46")).change().what())
        .isEqualTo("set DSCP1=46 at group Paris");
    assertThat(site.site.group(PARIS).orElseThrow().settings().all().keySet())
        .extracting(SettingKey::name)
        .containsExactly("DSCP1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DSCP1             | 64            | is not a whole number from 0 to 63
          DSCP1             | '4\n6'        | line break
          sysContact        | 'a\rb'        | line break
          sysContact        | 'Łódź'        | is not ISO-8859-1 at place 1
          sysContact        | ' x'          | begins or ends with a blank
          DSPC1             | 46            | did you mean DSCP1?
          Frobnicate        | 1             | name its section: Frobnicate@sys
          Foo=x             | 1             | a parameter's name has letters
          'Foo bar@sip'     | 1             | a parameter's name has letters
          Foo@../sip        | 1             | a section has small letters
          Foo@sip           | 'a\nb'        | line break
          config_sn         | 202601010000  | is written by Dialtone itself
          config_sn@sys     | 202601010000  | is written by Dialtone itself
          DSCP1@qos         | 46            | set ST2030M:DSCP1@qos for those that do not
          ST2022S:DSCP1@qos | 46            | is known, in section qos: set DSCP1
          time-zone         | Mars/Olympus  | write an IANA name
          time-zone         | +01:00        | write an IANA name
          time-zone         | Pacific/Chatham | none of their 64 zones
          language          | xx            | French
          ntp               | 'a b'         | neither an IPv4 address nor a host name
          vlan.voice        | 4095          | an ID from 1 to 4094
          vlan.voice        | 20/8          | an ID from 1 to 4094
          sip.server        | pbx:99999     | neither an IPv4 address nor a host name
          notify            | maybe         | on, off or an IPv4 address
          spread            | 256           | from 0 to 255
          phonebook         | ftp://x       | is not a URL
          keys              | Reception     | there is no template Reception
          firmware.dsp      | v2030_dsp_v320.zz | there is no file v2030_dsp_v320.zz
          ntp               | ''            | unset it to have none
          """)
  void a_value_that_cannot_be_is_refused_with_what_to_do(String key, String value, String why) {
    assertThat(site.refusal(set(AT_PARIS, key, value.replace("\\n", "\n").replace("\\r", "\r"))))
        .contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time-zone | Europe/Paris
          language  | fr
          country   | FR
          ntp       | ntp.example.org
          vlan.voice | 20/6
          vlan.data | 30
          sip.server | pbx.example.org:5062
          notify    | 192.0.2.10
          spread    | 15
          password.web | correct-horse
          phonebook | http://pb.example.org/x?#SEARCH
          sysContact | Zoë
          """)
  void a_sound_value_is_taken_without_a_word(String key, String value) {
    assertThat(site.warnings(set(AT_PARIS, key, value))).isEmpty();
  }

  @Test
  void a_parameter_of_another_model_is_refused_at_a_phone_and_warned_of_in_a_group() {
    assertThat(site.refusal(set(AT_SMALL, "VPNEscCode", "0")))
        .isEqualTo(
            "ST2022S has no parameter VPNEscCode, only ST2030S has; if it must be, name its"
                + " section: VPNEscCode@sys");
    assertThat(site.warnings(set(new Level.OfGroup(ROME), "VPNEscCode", "0")))
        .containsExactly(
            "ST2022S has no parameter VPNEscCode: such phones in group Rome stay as they are");
    assertThat(site.warnings(set(AT_PARIS, "VPNEscCode", "0"))).isEmpty();
  }

  @Test
  void an_odd_value_is_warned_of_for_the_phones_that_are_there() {
    assertThat(site.warnings(set(AT_PARIS, "country", "ZZ")))
        .singleElement()
        .asString()
        .startsWith("country is none of the known values")
        .endsWith("(ST2030S)");
  }

  @Test
  void a_scope_that_does_not_cover_the_phone_is_refused() {
    assertThat(site.refusal(set(AT_BIG, "ST2022:DSCP1", "1"))).contains("is none of ST2022");
    assertThat(site.warnings(set(AT_BIG, "ST2030:DSCP1", "1"))).isEmpty();
  }

  @Test
  void an_unknown_parameter_is_taken_with_its_section_and_a_warning() {
    assertThat(site.warnings(set(AT_BIG, "Frobnicate@sip", "1")))
        .singleElement()
        .asString()
        .contains("is not in the dictionary for ST2030S");
    site.change(set(AT_BIG, "FrobPwd@sip", "hush"));
    assertThat(site.said(AT_BIG, "FrobPwd@sip")).isEqualTo("***");
  }

  @Test
  void what_cannot_be_put_back_is_warned_of_at_every_level_with_what_mends_it_RUN_6() {
    String told =
        "Frob cannot be put back, since its default is not known: phones that hold its value keep"
            + " it (RUN-6), until an entry \"[sip] Frob\" with a default stands in"
            + " parameters/*.ini of the data folder";
    SettingKey frob = SettingKey.of("Frob@sip");
    ChangeDecision.Accepted set = site.change(set(AT_PARIS, "Frob@sip", "1"));
    assertThat(site.warnings(new Wish.UnsetSetting(AT_PARIS, frob))).containsExactly(told);
    assertThat(site.warnings(new Wish.TakeBack(set.change()))).containsExactly(told);
    assertThat(site.warnings(new Wish.MoveGroup(SALES, GroupId.ROOT))).containsExactly(told);
    PhonePlace rome = new PhonePlace(ROME, "", "");
    assertThat(site.warnings(new Wish.SetPlace(BIG, rome))).containsExactly(told);

    site.change(set(EVERYWHERE, "Frob@sip", "2"));
    assertThat(site.warnings(new Wish.UnsetSetting(AT_PARIS, frob))).isEmpty();
    site.change(set(AT_BIG, "Frob@sip", "3"));
    assertThat(site.warnings(new Wish.UnsetSetting(AT_BIG, frob))).isEmpty();
  }

  @Test
  void a_known_parameter_without_a_default_cannot_be_put_back_either_RUN_6() {
    site.change(set(AT_PARIS, "AutoprovisionConfigname", "a.inf"));
    site.change(set(AT_PARIS, "DSCP1", "1"));
    assertThat(site.warnings(new Wish.UnsetSetting(AT_PARIS, SettingKey.of("DSCP1")))).isEmpty();
    assertThat(
            site.warnings(
                new Wish.UnsetSetting(AT_PARIS, SettingKey.of("autoprovisionconfigname"))))
        .singleElement()
        .asString()
        .contains("\"[autoprovision] AutoprovisionConfigname\"");
    site.change(new Wish.RemovePhone(BIG));
    assertThat(
            site.warnings(
                new Wish.UnsetSetting(AT_PARIS, SettingKey.of("AutoprovisionConfigname"))))
        .as("no phone there holds it")
        .isEmpty();
  }

  @Test
  void passwords_are_hidden_from_the_site_and_its_history() {
    ChangeDecision.Accepted web = site.change(set(AT_PARIS, "password.web", "hush"));
    ChangeDecision.Accepted raw = site.change(set(AT_PARIS, "ST2030:TelnetPWD", "hush"));
    assertThat(web.toString() + raw + set(AT_PARIS, "password.web", "hush")).doesNotContain("hush");
    assertThat(raw.change().what()).isEqualTo("set ST2030:TelnetPWD=*** at group Paris");
    assertThat(site.site.group(PARIS).orElseThrow().settings().all().values())
        .allSatisfy(value -> assertThat(value).isInstanceOf(SettingValue.Hidden.class));
  }

  @ParameterizedTest
  @CsvSource({"password.web,784518", "WebPWD,784518", "TelnetPWD,789234", "password.user,''"})
  void a_default_password_is_warned_of(String key, String value) {
    assertThat(site.warnings(set(AT_PARIS, key, value)))
        .singleElement()
        .asString()
        .containsAnyOf("leaves the factory", "is empty");
  }

  @ParameterizedTest
  @CsvSource({"AutoprovisionFlag,ends provisioning", "sw_notify_autoprovision,NOTIFY"})
  void what_puts_phones_out_of_reach_is_warned_of(String name, String why) {
    assertThat(site.warnings(set(AT_BIG, name, "0"))).singleElement().asString().contains(why);
  }

  @Test
  void what_is_not_set_cannot_be_unset() {
    assertThat(site.refusal(new Wish.UnsetSetting(AT_PARIS, SettingKey.of("DSCP1"))))
        .contains("nothing is set as DSCP1 at group Paris");
    site.change(set(AT_PARIS, "DSCP1", "1"));
    site.change(new Wish.UnsetSetting(AT_PARIS, SettingKey.of("dscp1")));
    assertThat(site.site.group(PARIS).orElseThrow().settings().isEmpty()).isTrue();
  }

  @Test
  void what_is_so_already_changes_nothing() {
    site.change(set(AT_PARIS, "DSCP1", "1"));
    ChangeDecision.Accepted again = site.change(set(AT_PARIS, "DSCP1", "1"));
    assertThat(again.change().edits()).isEmpty();
    assertThat(again.warnings()).containsExactly("nothing changes: the site is so already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          firmware.application | is for one model alone (ID-7): set ST2030S:firmware.application=v2030SG.R11.1.SED.101223.2.74.zz
          ST2030:firmware.application | is for one protocol alone (ID-7): set ST2030S:firmware.application=v2030SG.R11.1.SED.101223.2.74.zz
          ST2022:firmware.application | is for another model (ID-7)
          ST2030M:firmware.application | (SWP-1)
          firmware.dsp | is a file of kind application, and firmware.dsp takes dsp: set firmware.application
          """)
  void another_phones_firmware_is_refused_ID_7(String key, String why) {
    String name = "v2030SG.R11.1.SED.101223.2.74.zz";
    site.change(new Wish.PutFile(file(name, SiteFile.Kind.APPLICATION)));
    assertThat(site.refusal(set(EVERYWHERE, key, name))).contains(why);
    assertThat(site.warnings(set(EVERYWHERE, "ST2030S:firmware.application", name))).isEmpty();
    assertThat(site.warnings(set(AT_BIG, "firmware.application", name))).isEmpty();
    assertThat(site.refusal(set(AT_SMALL, "firmware.application", name))).contains("ID-7");
  }

  @Test
  void firmware_whose_name_says_nothing_is_for_whom_it_is_set() {
    site.change(new Wish.PutFile(file("v100.zz", SiteFile.Kind.APPLICATION)));
    assertThat(site.warnings(set(EVERYWHERE, "firmware.application", "v100.zz"))).isEmpty();
  }

  @Test
  void files_for_one_protocol_or_model_are_set_for_no_other() {
    site.change(new Wish.PutFile(file("a.thd", SiteFile.Kind.DECK)));
    site.change(new Wish.PutFile(file("b.thd", SiteFile.Kind.DECK)));
    site.change(new Wish.PutFile(file("tel.txt", SiteFile.Kind.TELEPHONE_CONFIG)));
    assertThat(site.refusal(set(AT_BIG, "decks", "a.thd"))).contains("is for MGCP alone");
    assertThat(site.refusal(set(EVERYWHERE, "telephone-config", "tel.txt")))
        .contains("set ST2030:telephone-config");
    site.change(set(EVERYWHERE, "decks", "a.thd,b.thd"));
    assertThat(site.said(EVERYWHERE, "decks")).isEqualTo("a.thd b.thd");
    assertThat(site.refusal(new Wish.RemoveFile("b.thd"))).contains("is set at the whole site");
  }

  @Test
  void several_wishes_are_one_change_or_none() {
    Wish wish =
        new Wish.All(
            "",
            List.of(
                new Wish.AddGroup(PARIS, "Support"),
                new Wish.AddGroup(PARIS, "Legal"),
                set(AT_PARIS, "DSCP1", "1"),
                set(AT_PARIS, "DSCP2", "2")));
    ChangeDecision.Accepted accepted = site.change(wish);
    assertThat(accepted.change().edits()).hasSize(3);
    assertThat(accepted.change().what())
        .isEqualTo(
            "add group Paris/Support; add group Paris/Legal; set DSCP1=1 at group Paris; set"
                + " DSCP2=2 at group Paris");
    assertThat(Levels.parse(site.site, "paris/legal")).isPresent();
    assertThat(
            site.refusal(
                new Wish.All(
                    "x", List.of(set(AT_PARIS, "DSCP1", "9"), set(AT_PARIS, "DSCP1", "99")))))
        .contains("DSCP1");
    assertThat(site.said(AT_PARIS, "DSCP1")).isEqualTo("1");
  }

  @Test
  void a_level_is_found_as_people_write_it() {
    assertThat(Levels.parse(site.site, "site")).isEqualTo(Optional.of(EVERYWHERE));
    assertThat(Levels.parse(site.site, "PARIS")).isEqualTo(Optional.of(AT_PARIS));
    assertThat(Levels.parse(site.site, "00-14-7F-00-00-01")).isEqualTo(Optional.of(AT_BIG));
    assertThat(Levels.parse(site.site, "00-14-7F-00-00-99")).isEmpty();
    assertThat(Levels.parse(site.site, "Paris/Rome")).isEmpty();
    assertThat(Levels.text(site.site, AT_PARIS)).isEqualTo("group Paris");
  }
}
