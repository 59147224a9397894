// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

  private static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final MacAddress MAC = new MacAddress(0x00147F000001L);
  private static final GroupId PARIS = new GroupId(1);
  private static final GroupId SALES = new GroupId(2);

  private final Site site = new Site();

  SiteTest() {
    site.put(new Group(PARIS, "paris", GroupId.ROOT, Settings.NONE));
    site.put(new Group(SALES, "sales", PARIS, Settings.NONE));
  }

  @Test
  void a_group_stands_under_its_chain_with_the_root_first() {
    assertThat(site.chain(SALES)).extracting(Group::name).containsExactly("", "paris", "sales");
    assertThat(site.below(GroupId.ROOT)).containsExactly(GroupId.ROOT, PARIS, SALES);
  }

  @Test
  void a_group_is_found_by_its_name_in_any_letter_case_where_it_is_now() {
    assertThat(site.groupsNamed(PARIS, "SALES")).containsExactly(SALES);

    site.put(site.group(SALES).orElseThrow().named("stock").in(GroupId.ROOT));

    assertThat(site.groupsNamed(PARIS, "sales")).isEmpty();
    assertThat(site.groupsNamed(GroupId.ROOT, "sales")).isEmpty();
    assertThat(site.groupsNamed(GroupId.ROOT, "Stock")).containsExactly(SALES);
    assertThat(site.groupsNamed(GroupId.ROOT, "")).isEmpty();
  }

  @Test
  void a_phone_that_is_changed_is_found_where_it_is_now() {
    Phone phone = Phone.of(MAC, ST2030S);
    site.put(phone.with(new PhonePlace(SALES, "", "")).with(line("201")));
    site.put(phone.with(new PhonePlace(PARIS, "", "")).with(line("202")));

    assertThat(site.phonesIn(SALES)).isEmpty();
    assertThat(site.phonesIn(PARIS)).containsExactly(MAC);
    assertThat(site.phonesWith("201")).isEmpty();
    assertThat(site.phonesWith("202")).containsExactly(MAC);
  }

  @Test
  void a_change_and_its_undoing_leave_nothing() {
    SiteItem phone = Phone.of(MAC, ST2030S).with(line("201"));
    SiteChange change =
        new SiteChange(
            "phone added",
            List.of(new SiteChange.Edit(phone.key(), Optional.empty(), Optional.of(phone))));

    site.apply(change);
    assertThat(site.find(phone.key())).contains(phone);

    site.apply(change.undone());
    assertThat(site.phones()).isEmpty();
    assertThat(site.phonesIn(GroupId.ROOT)).isEmpty();
    assertThat(site.phonesWith("201")).isEmpty();
  }

  @Test
  void at_one_level_the_narrowest_scope_wins() {
    Settings settings =
        Settings.NONE
            .with(key("DSCP1"), new SettingValue.Plain("1"))
            .with(key("ST2030:dscp1"), new SettingValue.Plain("2"))
            .with(key("ST2030S:DSCP1"), new SettingValue.Plain("3"))
            .with(key("ST2022:DSCP1"), new SettingValue.Plain("4"));

    assertThat(said(settings, ST2030S)).isEqualTo("3");
    assertThat(said(settings, new FilePrefix(Model.ST2030, Protocol.MGCP))).isEqualTo("2");
    assertThat(said(settings, new FilePrefix(Model.ST2022, Protocol.SIP))).isEqualTo("4");
    assertThat(settings.find("DSCP2", ST2030S)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DSCP1, DSCP1",
    "st2022:DSCP1, ST2022:DSCP1",
    "st2022m:DSCP1, ST2022M:DSCP1",
    "sip:DSCP1, SIP:DSCP1"
  })
  void a_key_is_read_with_its_scope(String text, String read) {
    assertThat(SettingKey.parse(text)).map(SettingKey::text).contains(read);
  }

  @ParameterizedTest
  @CsvSource({"DSCP1, DSCP1, ''", "ST2022:Foo@sip, Foo, sip", "a@b@net, a@b, net", "Foo@, Foo, ''"})
  void a_key_may_name_the_section_of_a_parameter(String text, String parameter, String section) {
    assertThat(key(text).parameter()).isEqualTo(parameter);
    assertThat(key(text).section().orElse("")).isEqualTo(section);
  }

  @ParameterizedTest
  @CsvSource({"TB30:DSCP1", "ST2030:", "' '", ":"})
  void what_is_no_key_is_none(String text) {
    assertThat(SettingKey.parse(text)).isEmpty();
  }

  private static SettingKey key(String text) {
    return SettingKey.parse(text).orElseThrow();
  }

  private static String said(Settings settings, FilePrefix kind) {
    return settings.find("dscp1", kind).orElseThrow().getValue().reveal();
  }

  private static PhoneUse line(String account) {
    return new PhoneUse(new TreeMap<>(Map.of(1, account)), new TreeMap<>());
  }
}
