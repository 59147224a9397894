// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import static io.dialtone.core.render.value.SiteFixture.PARIS;
import static io.dialtone.core.render.value.SiteFixture.SALES;
import static io.dialtone.core.render.value.SiteFixture.ST2022S;
import static io.dialtone.core.render.value.SiteFixture.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.render.value.SiteFixture;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SettingValue;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TouchedTest {

  private static final GroupId ROME = new GroupId(3);
  private static final MacAddress IN_PARIS = new MacAddress(1);
  private static final MacAddress IN_SALES = new MacAddress(2);
  private static final MacAddress SMALL_IN_SALES = new MacAddress(3);
  private static final MacAddress IN_ROME = new MacAddress(4);
  private static final MacAddress RETIRED_IN_SALES = new MacAddress(5);

  private final SiteFixture fixture = new SiteFixture();

  TouchedTest() {
    fixture.site.put(new Group(ROME, "Rome", GroupId.ROOT, Settings.NONE));
    fixture
        .phone(IN_PARIS, ST2030S, PARIS)
        .phone(IN_SALES, ST2030S, SALES)
        .phone(SMALL_IN_SALES, ST2022S, SALES)
        .phone(IN_ROME, ST2030S, ROME)
        .phone(RETIRED_IN_SALES, ST2030S, SALES);
    Phone retired = fixture.site.phone(RETIRED_IN_SALES).orElseThrow();
    fixture.site.put(retired.with(PhoneState.RETIRED));
  }

  @Test
  void a_groups_setting_touches_the_phones_in_it_and_below() {
    assertThat(changing(group(PARIS), set(group(PARIS), "DSCP1=1")).phones())
        .containsExactly(IN_PARIS, IN_SALES, SMALL_IN_SALES);
    assertThat(changing(group(SALES), set(group(SALES), "DSCP1=1")).phones())
        .containsExactly(IN_SALES, SMALL_IN_SALES);
    assertThat(changing(group(SALES), set(group(SALES), "ST2022:DSCP1=1")).phones())
        .containsExactly(SMALL_IN_SALES);
    assertThat(changing(group(GroupId.ROOT), set(group(GroupId.ROOT), "DSCP1=1")).phones())
        .hasSize(4);
  }

  @Test
  void a_groups_name_touches_nobody_and_its_move_all_below() {
    assertThat(changing(group(PARIS), group(PARIS).named("Lutetia")).phones()).isEmpty();
    assertThat(changing(group(SALES), group(SALES).in(ROME)).phones())
        .containsExactly(IN_SALES, SMALL_IN_SALES);
  }

  @Test
  void a_phone_touches_itself_alone_and_is_gone_when_it_is_not_active() {
    Phone phone = fixture.site.phone(IN_SALES).orElseThrow();
    Phone moved = phone.with(new PhonePlace(ROME, "", ""));
    assertThat(changing(phone, moved)).isEqualTo(new Touched(sorted(IN_SALES), sorted()));
    assertThat(changing(moved, moved.with(PhoneState.QUARANTINED)))
        .isEqualTo(new Touched(sorted(), sorted(IN_SALES)));
    assertThat(changing(moved.with(PhoneState.QUARANTINED), moved).phones())
        .containsExactly(IN_SALES);
    SiteChange removal =
        new SiteChange(
            "removed",
            List.of(new SiteChange.Edit(moved.key(), Optional.of(moved), Optional.empty())));
    fixture.site.apply(removal);
    assertThat(Touched.by(fixture.site, removal))
        .isEqualTo(new Touched(sorted(), sorted(IN_SALES)));
  }

  @Test
  void an_account_touches_the_phones_with_a_line_of_it() {
    fixture
        .account("201", "Zoé", Optional.empty())
        .lines(IN_ROME, "201")
        .lines(SMALL_IN_SALES, "201")
        .lines(RETIRED_IN_SALES, "201");
    SiteItem account = fixture.site.account("201").orElseThrow();

    assertThat(changing(account, account).phones()).containsExactly(SMALL_IN_SALES, IN_ROME);
  }

  @Test
  void a_template_touches_those_that_take_it() {
    fixture
        .template("sales", Map.of(1, new FunctionKey(FunctionKey.Use.NONE, "")))
        .set(SALES, "ST2030:keys=sales")
        .set(IN_ROME, "keys=sales");
    SiteItem template = fixture.site.template("sales").orElseThrow();

    assertThat(changing(template, template).phones()).containsExactly(IN_SALES, IN_ROME);
  }

  @Test
  void a_file_touches_those_that_pin_it_decks_in_a_list_too() {
    SiteFile file = new SiteFile("b.thd", SiteFile.Kind.DECK, "0".repeat(64), 1);
    fixture.site.put(file);
    fixture.set(PARIS, "decks=a.thd b.thd").set(IN_ROME, "melodies=b.thd");

    assertThat(changing(file, file).phones())
        .containsExactly(IN_PARIS, IN_SALES, SMALL_IN_SALES, IN_ROME);
  }

  private Group group(GroupId id) {
    return fixture.site.group(id).orElseThrow();
  }

  private static Group set(Group group, String setting) {
    int equals = setting.indexOf('=');
    return group.with(
        group
            .settings()
            .with(
                SettingKey.parse(setting.substring(0, equals)).orElseThrow(),
                new SettingValue.Plain(setting.substring(equals + 1))));
  }

  private Touched changing(SiteItem before, SiteItem after) {
    ItemKey key = after.key();
    SiteChange change =
        new SiteChange(
            "a change", List.of(new SiteChange.Edit(key, Optional.of(before), Optional.of(after))));
    fixture.site.apply(change);
    return Touched.by(fixture.site, change);
  }

  private static SortedSet<MacAddress> sorted(MacAddress... macs) {
    return new TreeSet<>(List.of(macs));
  }
}
