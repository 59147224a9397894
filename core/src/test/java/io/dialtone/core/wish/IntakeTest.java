// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import static io.dialtone.core.wish.WishSite.BIG;
import static io.dialtone.core.wish.WishSite.PARIS;
import static io.dialtone.core.wish.WishSite.ROME;
import static io.dialtone.core.wish.WishSite.ST2022S;
import static io.dialtone.core.wish.WishSite.ST2030S;
import static io.dialtone.core.wish.WishSite.account;
import static io.dialtone.core.wish.WishSite.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final MacAddress NEW = new MacAddress(0x00147F000009L);
  private static final FunctionKey DIAL = new FunctionKey(FunctionKey.Use.SPEED_DIAL, "200");

  private final WishSite site = new WishSite();

  private static Brought setting(String level, String key, String value) {
    return new Brought.OfSetting(
        level, SettingKey.parse(key).orElseThrow(), Optional.of(value).map(Secret::of));
  }

  private static List<Brought> everything() {
    return List.of(
        new Brought.OfGroup("/paris/Stock/Ramp"),
        new Brought.OfGroup("/"),
        new Brought.OfFile(file("Ringers.txt", SiteFile.Kind.MELODIES)),
        new Brought.OfTemplate(new KeyTemplate("desk", new TreeMap<>(Map.of(1, DIAL)))),
        setting("/Paris/stock", "ST2030:dscp1", "46"),
        setting("/", "time-zone", "Europe/Paris"),
        Brought.OfAccount.of(account("300")),
        new Brought.OfPhone(
            NEW,
            Optional.of(ST2022S),
            Optional.of(PhoneState.QUARANTINED),
            Optional.of("/PARIS/stock/ramp"),
            Optional.of("Ramp"),
            Optional.empty()),
        new Brought.OfLine(NEW, 1, Optional.of("300")),
        new Brought.OfKey(NEW, 2, Optional.of(DIAL)),
        setting("00147F000009", "DSCP1", "40"));
  }

  @Test
  void all_that_is_brought_is_so_in_one_change_and_brought_again_it_changes_nothing() {
    Wish wish = new Wish.TakeIn("from a table", everything());

    assertThat(site.change(wish).change().what()).isEqualTo("from a table");

    Phone phone = site.site.phone(NEW).orElseThrow();
    assertThat(Levels.path(site.site.chain(phone.place().group()))).isEqualTo("Paris/Stock/Ramp");
    assertThat(phone.state()).isEqualTo(PhoneState.QUARANTINED);
    assertThat(phone.place().label()).isEqualTo("Ramp");
    assertThat(phone.use().lines()).containsExactly(Map.entry(1, "300"));
    assertThat(phone.use().keys()).containsExactly(Map.entry(2, DIAL));
    assertThat(site.said(new Level.OfPhone(NEW), "DSCP1")).isEqualTo("40");
    assertThat(site.said(WishSite.EVERYWHERE, "time-zone")).isEqualTo("Europe/Paris");
    assertThat(site.site.groupsIn(PARIS)).hasSize(2);
    var again = site.change(wish);
    assertThat(again.change().edits()).isEmpty();
    assertThat(again.warnings()).as("that nothing changes is what was wanted").isEmpty();
  }

  @Test
  void what_is_left_out_stays_as_it_is() {
    site.change(new Wish.TakeIn("", everything()));

    site.change(
        new Wish.TakeIn(
            "",
            List.of(
                new Brought.OfPhone(
                    NEW,
                    Optional.empty(),
                    Optional.of(PhoneState.ACTIVE),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("gate 3")),
                new Brought.OfAccount(
                    "300",
                    Optional.empty(),
                    Optional.of("The ramp"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))));

    Phone phone = site.site.phone(NEW).orElseThrow();
    assertThat(phone.state()).isEqualTo(PhoneState.ACTIVE);
    assertThat(phone.place().label()).isEqualTo("Ramp");
    assertThat(phone.place().location()).isEqualTo("gate 3");
    assertThat(site.site.account("300").orElseThrow().password())
        .isEqualTo(account("300").password());
    assertThat(site.site.account("300").orElseThrow().displayName()).isEqualTo("The ramp");
  }

  @Test
  void a_value_a_line_and_a_key_can_be_brought_as_none() {
    site.change(new Wish.TakeIn("", everything()));

    site.change(
        new Wish.TakeIn(
            "",
            List.of(
                new Brought.OfLine(NEW, 1, Optional.empty()),
                new Brought.OfKey(NEW, 2, Optional.empty()),
                new Brought.OfSetting(NEW.toString(), SettingKey.of("DSCP1"), Optional.empty()))));

    Phone phone = site.site.phone(NEW).orElseThrow();
    assertThat(phone.use().lines()).isEmpty();
    assertThat(phone.use().keys()).isEmpty();
    assertThat(phone.settings().all()).isEmpty();
  }

  @Test
  void a_known_phone_changes_its_kind_and_its_place() {
    site.change(
        new Wish.TakeIn(
            "",
            List.of(
                new Brought.OfPhone(
                    BIG,
                    Optional.of(ST2022S),
                    Optional.empty(),
                    Optional.of("/rome"),
                    Optional.empty(),
                    Optional.empty()))));

    assertThat(site.site.phone(BIG).orElseThrow().kind()).isEqualTo(ST2022S);
    assertThat(site.site.phone(BIG).orElseThrow().place().group()).isEqualTo(ROME);
  }

  @Test
  void every_fault_is_told_by_its_place_and_nothing_of_it_is_taken_in() {
    List<Brought> brought =
        List.of(
            new Brought.OfGroup("/Lyon"),
            new Brought.OfPhone(
                NEW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Brought.OfGroup("nowhere"),
            setting("/Nice", "DSCP1", "46"),
            setting("/Lyon", "DSCP1", "4600"),
            Brought.OfPhone.of(NEW, ST2030S),
            new Brought.OfLine(NEW, 1, Optional.of("999")),
            new Brought.OfAccount(
                "999",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Brought.OfKey(new MacAddress(0x00147F0000AAL), 1, Optional.empty()));

    assertThat(WishDesk.faults(site.site, WishSite.DICTIONARY, brought))
        .containsOnlyKeys(1, 2, 3, 4, 6, 7, 8)
        .hasEntrySatisfying(1, reason -> assertThat(reason).contains("needs its model"))
        .hasEntrySatisfying(2, reason -> assertThat(reason).contains("begins with /"))
        .hasEntrySatisfying(3, reason -> assertThat(reason).contains("no group /Nice"))
        .hasEntrySatisfying(4, reason -> assertThat(reason).contains("DSCP1"))
        .hasEntrySatisfying(6, reason -> assertThat(reason).contains("999"))
        .hasEntrySatisfying(7, reason -> assertThat(reason).contains("needs its password"))
        .hasEntrySatisfying(8, reason -> assertThat(reason).contains("no phone"));
    assertThat(site.refusal(new Wish.TakeIn("", brought)))
        .contains("needs its model")
        .endsWith("(and 6 more like it)");
    assertThat(Levels.group(site.site, "Lyon")).isEmpty();
  }

  @Test
  void an_account_that_is_brought_to_many_phones_is_warned_of_once() {
    List<Brought> brought = new ArrayList<>(List.of(Brought.OfAccount.of(account("300"))));
    for (int number = 0; number < 40; number++) {
      MacAddress mac = new MacAddress(NEW.bits() + number);
      brought.add(Brought.OfPhone.of(mac, ST2030S));
      brought.add(new Brought.OfLine(mac, 1, Optional.of("300")));
    }

    assertThat(site.change(new Wish.TakeIn("from a table", brought)).warnings())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("account 300 is on 40 phones, which all ring: 00:14:7f:00:00:09, ");
  }
}
