// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import static io.dialtone.core.render.value.SiteFixture.MAC;
import static io.dialtone.core.render.value.SiteFixture.PARIS;
import static io.dialtone.core.render.value.SiteFixture.SALES;
import static io.dialtone.core.render.value.SiteFixture.ST2022S;
import static io.dialtone.core.render.value.SiteFixture.ST2030M;
import static io.dialtone.core.render.value.SiteFixture.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.render.value.SiteFixture;
import io.dialtone.core.site.GroupId;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:26:00Z");

  private final SiteFixture fixture = new SiteFixture().phone(MAC, ST2030S, SALES);
  private Optional<Edition> last = Optional.empty();

  @Test
  void the_common_file_says_every_parameter_that_is_known_and_not_kept_RUN_6() throws Exception {
    for (FilePrefix kind : List.of(ST2030S, ST2022S, ST2030M)) {
      ConfigFile file = parsed(GroupConfig.render(fixture.group(SALES, kind)).content());
      for (ParameterDef def : SiteFixture.DICTIONARY.all(kind)) {
        Optional<String> told = def.defaultValue().filter(_ -> !def.kept());
        assertThat(file.find(def.name()).map(Parameter::value)).isEqualTo(told);
      }
    }
  }

  @Test
  void groups_that_say_the_same_share_a_file_and_another_content_is_another_name_RUN_12() {
    GroupConfig site = common(PARIS);
    assertThat(site.name()).matches("ComConf2030S_[0-9a-f]{12}\\.txt");
    assertThat(common(SALES)).isEqualTo(site);

    fixture.set(PARIS, "DSCP1=1").set(SALES, "DSCP1=1");
    GroupConfig changed = common(PARIS);
    assertThat(changed.name()).isNotEqualTo(site.name());
    assertThat(common(SALES)).isEqualTo(changed);

    fixture.set(PARIS, "DSCP1=2").set(SALES, "DSCP1=40");
    assertThat(common(SALES)).isNotIn(site, changed);
  }

  @Test
  void the_common_file_has_nothing_of_a_phone() {
    GroupConfig before = common(SALES);
    fixture.set(MAC, "DSCP1=1").account("201", "Zoé", Optional.empty()).lines(MAC, "201");

    assertThat(common(SALES)).isEqualTo(before);
  }

  @Test
  void the_mac_specific_file_has_what_is_the_phones_own_and_a_serial_in_sys_RUN_4() {
    fixture
        .set(PARIS, "DSCP1=1")
        .set(MAC, "Nobodys=2")
        .set(MAC, "LanguageType=3")
        .account("201", "Zoé – Accueil", Optional.of("pbx:5080"))
        .lines(MAC, "201");

    assertThat(file().latin1())
        .isEqualTo(
            """
            [ipp]
            LanguageType=3

            [sip]
            DisplayNum1=201
            DisplayName1=Zoé - Accueil
            ProxyServerMP1=pbx
            regid1=201
            regpwd1=pw201
            RegisterServerMP1=pbx
            sip_reg_srv_portMP1=5080
            sip_pxy_srv_portMP1=5080
            TEL1Number=201
            TEL01Use=1

            [sys]
            Nobodys=2
            config_sn=202611220326
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void a_parameter_that_nobody_knows_stands_in_the_section_that_was_named_FIL_1() throws Exception {
    fixture.set(PARIS, "Foo@sip=7").set(MAC, "Foo@net=8").set(MAC, "Bar@sip=9");

    assertThat(parsed(common(SALES).content()).find("Foo").map(Parameter::section)).contains("sip");
    assertThat(file().latin1())
        .contains("[net]\r\nFoo=8\r\n", "[sip]\r\nBar=9\r\n")
        .doesNotContain("@");
    assertThat(fixture.words(MAC, "Foo"))
        .isEqualTo("Foo=8 from this phone by Foo@net, over 7 from group Paris by Foo@sip");
  }

  @Test
  void each_section_stands_once_and_what_no_dictionary_knows_at_its_end_FIL_1() throws Exception {
    fixture
        .set(PARIS, "Foo@sip=1")
        .set(PARIS, "ST2030S:Bar@sys=narrow")
        .set(PARIS, "Bar@sys=wide")
        .set(MAC, "Foo@nobodys=2")
        .set(MAC, "DSCP1=3")
        .set(MAC, "ACD=1")
        .set(MAC, "Baz@sip=4");

    assertThat(file().latin1())
        .isEqualTo(
            """
            [sip]
            ACD=1
            Baz=4

            [qos]
            DSCP1=3

            [nobodys]
            Foo=2

            [sys]
            config_sn=202611220326
            """
                .replace("\n", "\r\n"));
    Bytes common = common(PARIS).content();
    assertThat(parsed(common).find("Foo").map(Parameter::section)).contains("sip");
    assertThat(parsed(common).find("Bar").map(Parameter::value)).contains("narrow");
    assertThat(common.latin1().lines().filter("[sip]"::equals)).as("once").hasSize(1);
    assertThat(common.latin1()).doesNotContain("@sip", "@sys");
  }

  @Test
  void a_parameter_of_other_kinds_reaches_this_one_where_its_section_is_said() {
    fixture.set(PARIS, "Key_Echo=1");
    assertThat(common(PARIS).content().latin1()).doesNotContain("Key_Echo");

    fixture.set(PARIS, "Key_Echo@ipp=1");
    assertThat(common(PARIS).content().latin1()).contains("Key_Echo=1");
  }

  @Test
  void what_a_phone_keeps_stands_in_its_own_file_once_a_group_says_it_and_for_good_RUN_6() {
    GroupConfig before = common(PARIS);
    fixture.set(PARIS, "WanModFlag=2").set(MAC, "Gateway=10.0.0.1");
    assertThat(common(PARIS)).isEqualTo(before);
    assertThat(file().latin1())
        .contains("Gateway=10.0.0.1\r\nWanModFlag=2\r\n")
        .doesNotContain("ipwan");

    fixture.set(GroupId.ROOT, "WanModFlag=3").unset(PARIS, "WanModFlag").unset(MAC, "Gateway");
    assertThat(file().latin1()).contains("Gateway=0.0.0.0\r\nWanModFlag=3\r\n");

    fixture.unset(GroupId.ROOT, "WanModFlag");
    assertThat(file().latin1()).contains("Gateway=0.0.0.0\r\nWanModFlag=1\r\n");
  }

  @Test
  void a_phone_with_nothing_of_its_own_has_a_serial_all_the_same() {
    assertThat(file().latin1()).isEqualTo("[sys]\r\nconfig_sn=202611220326\r\n");
  }

  @Test
  void the_serial_changes_exactly_when_the_content_does_SRV_2() {
    String first = serial();
    fixture.set(PARIS, "DSCP1=1");
    assertThat(serial()).isEqualTo(first);

    fixture.set(MAC, "DSCP1=2");
    assertThat(serial()).isEqualTo("202611220327");
    fixture.set(PARIS, "DSCP1=3"); // what the phone says itself is over it
    assertThat(serial()).isEqualTo("202611220327");
    fixture.set(MAC, "DSCP1=4");
    assertThat(serial()).isEqualTo("202611220328");
    fixture.set(MAC, "DSCP1=2"); // as it was: the phone that took the other one must take it back
    assertThat(serial()).isEqualTo("202611220329");
  }

  @Test
  void what_once_stood_in_the_file_stands_in_it_for_ever_RUN_6() throws Exception {
    fixture.set(PARIS, "DSCP1=1").set(MAC, "DSCP1=2").set(MAC, "DSCP2=3");
    file();
    fixture.unset(MAC, "DSCP1").unset(MAC, "DSCP2");

    ConfigFile after = parsed(file());
    assertThat(after.find("DSCP1").orElseThrow().value()).isEqualTo("1");
    assertThat(after.find("DSCP2").orElseThrow().value()).isEqualTo(fixture.value(MAC, "DSCP2"));
    fixture.set(PARIS, "DSCP1=7");
    assertThat(parsed(file()).find("DSCP1").orElseThrow().value()).isEqualTo("7");
  }

  @Test
  void a_raw_parameter_without_a_default_cannot_be_put_back_and_is_told_RUN_6() {
    fixture.set(MAC, "Nobodys=2");
    assertThat(render().lost()).isEmpty();
    file();
    fixture.unset(MAC, "Nobodys");

    assertThat(render().lost()).containsExactly("Nobodys");
    assertThat(file().latin1()).doesNotContain("Nobodys");
    assertThat(last.orElseThrow().names()).containsExactly("Nobodys");
  }

  @Test
  @DisplayName("RUN-4 after a restore a new config_sn is larger than the floor, and only a new one")
  void a_new_serial_is_larger_than_the_floor() {
    Optional<ConfigSerial> floor = Optional.of(new ConfigSerial("999912312359"));
    Edition first = render().edition(Optional.empty(), NOW);
    assertThat(render().edition(Optional.of(first), floor, NOW)).isEqualTo(first);
    assertThat(render().edition(Optional.empty(), floor, NOW).serial().digits())
        .isEqualTo("999912312360");
    Edition last = new Edition(first.mac(), first.serial(), "00".repeat(32), first.names());
    assertThat(render().edition(Optional.of(last), floor, NOW).serial().digits())
        .isEqualTo("999912312360");
    Optional<ConfigSerial> low = Optional.of(new ConfigSerial("200001010000"));
    assertThat(render().edition(Optional.empty(), low, NOW)).isEqualTo(first);
  }

  @Test
  void an_unchanged_file_is_the_same_edition_at_any_time() {
    fixture.set(MAC, "DSCP1=2");
    Edition first = render().edition(Optional.empty(), NOW);

    assertThat(render().edition(Optional.of(first), NOW.plus(Duration.ofDays(9)))).isEqualTo(first);
  }

  private GroupConfig common(GroupId group) {
    return GroupConfig.render(fixture.group(group, ST2030S));
  }

  private MacConfig render() {
    return MacConfig.render(fixture.phone(MAC), last);
  }

  private Bytes file() {
    MacConfig config = render();
    last = Optional.of(config.edition(last, NOW));
    return config.content(last.get().serial());
  }

  private String serial() {
    file();
    return last.orElseThrow().serial().digits();
  }

  private static ConfigFile parsed(Bytes file) throws MalformedPacketException {
    return ConfigFile.parse(file);
  }
}
