// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static io.dialtone.server.site.DeskHouse.ST2030_SIP;
import static io.dialtone.server.site.DeskHouse.mac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteDeskTest {

  @TempDir Path folder;
  private DeskHouse house;

  @BeforeEach
  void opens() {
    house = new DeskHouse(folder);
  }

  @AfterEach
  void closes() {
    house.close();
  }

  private void twoPhones() {
    house.does(new Wish.AddGroup(GroupId.ROOT, "Paris"));
    house.phone(1, ST2030_SIP, house.group("Paris"));
    house.phone(2, ST2030_SIP, GroupId.ROOT);
  }

  private long changes() {
    return house.desk.history(Long.MAX_VALUE, SiteStore.HISTORY_LIMIT).size();
  }

  @Test
  void a_commit_that_fails_leaves_all_as_it_was_and_the_next_one_works() throws Exception {
    twoPhones();
    String inf = house.inf(1);
    String own = house.own(1);
    long before = changes();
    house.failing(true);
    Wish ofGroup = house.set("Paris", "DSCP1", "40");
    Wish ofPhone = house.set("00147F000001", "spread", "30");
    assertThatThrownBy(() -> house.desk.perform(ofGroup, "anna"))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> house.desk.perform(ofPhone, "anna"))
        .isInstanceOf(StoreException.class);
    assertThat(house.inf(1)).isEqualTo(inf);
    assertThat(house.own(1)).isEqualTo(own);
    assertThat(changes()).isEqualTo(before);
    house.failing(false);
    assertThat(house.does(ofGroup).renewed()).isEmpty();
    assertThat(house.get(DeskHouse.common(house.inf(1))).orElseThrow()).contains("DSCP1=40");
    assertThat(house.does(ofPhone).renewed()).containsExactly(mac(1));
    assertThat(house.own(1)).isNotEqualTo(own).contains("AutoprovisionTimeSpan=30");
  }

  @Test
  void two_administrators_at_once_lose_nothing() throws Exception {
    twoPhones();
    List<Callable<DeskAnswer>> wishes = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      Wish wish = new Wish.AddGroup(house.group("Paris"), "G" + i);
      wishes.add(() -> house.desk.perform(wish, "anna"));
      wishes.add(() -> house.desk.perform(wish, "bert"));
    }
    int done = 0;
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<DeskAnswer> answer : two.invokeAll(wishes)) {
        switch (answer.get()) {
          case DeskAnswer.Done _ -> done++;
          case DeskAnswer.Refused(var reason) -> assertThat(reason).contains("G");
          case DeskAnswer.Unchanged _ -> throw new AssertionError("a second group of one name");
        }
      }
    }
    assertThat(done).isEqualTo(20);
    assertThat(house.desk.read(Site::groups).size()).isEqualTo(22);
    closes();
    opens();
    assertThat(house.desk.read(Site::groups).size()).isEqualTo(22);
  }

  @Test
  void undo_takes_back_what_nothing_was_built_upon_and_no_serial_goes_back() throws Exception {
    twoPhones();
    DeskAnswer.Done done = house.sets("00147F000001", "spread", "30");
    String changed = house.own(1);
    assertThat(house.desk.undo(done.number(), "bert")).isInstanceOf(DeskAnswer.Done.class);
    assertThat(house.own(1)).doesNotContain("AutoprovisionTimeSpan=30");
    assertThat(serial(house.own(1))).isGreaterThan(serial(changed));
    assertThat(house.desk.history(Long.MAX_VALUE, 1).getFirst().who()).isEqualTo("bert");
  }

  @Test
  void undo_is_refused_where_another_change_came_since() throws Exception {
    twoPhones();
    DeskAnswer.Done done = house.sets("00147F000001", "spread", "30");
    house.sets("00147F000001", "spread", "40");
    String own = house.own(1);
    assertThat(house.desk.undo(done.number(), "bert"))
        .isInstanceOfSatisfying(
            DeskAnswer.Refused.class,
            refused -> assertThat(refused.reason()).contains("no longer as that change left it"));
    assertThat(house.desk.undo(9999, "bert"))
        .isEqualTo(new DeskAnswer.Refused("there is no change 9999: look at the history"));
    assertThat(house.own(1)).isEqualTo(own);
  }

  private DryRun would(Wish wish) {
    return house.desk.dryRun(wish) instanceof DryAnswer.Would(var run)
        ? run
        : fail("it is refused");
  }

  @Test
  void a_dry_run_tells_and_changes_nothing() throws Exception {
    twoPhones();
    String inf = house.inf(1);
    String own = house.own(1);
    long before = changes();
    DryRun ofGroup = would(house.set("Paris", "DSCP1", "40"));
    assertThat(ofGroup.count()).isEqualTo(1);
    assertThat(ofGroup.phones().getFirst())
        .satisfies(phone -> {
          assertThat(phone.mac()).isEqualTo(mac(1));
          assertThat(phone.inf()).isTrue();
          assertThat(phone.own()).isFalse();
          assertThat(phone.values()).hasSize(1);
        });
    DryRun ofPhone = would(house.set("00147F000001", "spread", "30"));
    assertThat(ofPhone.phones()).extracting(DryRun.OfPhone::own).containsExactly(true);
    assertThat(house.inf(1)).isEqualTo(inf);
    assertThat(house.own(1)).isEqualTo(own);
    assertThat(changes()).isEqualTo(before);
    Optional<String> refusal = house.desk.refusal(house.set("Paris", "DSCP1", "999"));
    assertThat(house.desk.dryRun(house.set("Paris", "DSCP1", "999")))
        .isEqualTo(new DryAnswer.Refused(refusal.orElseThrow()));
  }

  @Test
  void a_newer_dictionary_makes_the_files_it_changes_anew_once() throws Exception {
    twoPhones();
    house.sets("00147F000001", "NewThing@sip", "7");
    assertThat(house.own(1)).contains("NewThing=7");
    house.does(
        new Wish.UnsetSetting(
            house.level("00147F000001"), SettingKey.parse("NewThing@sip").orElseThrow()));
    String own = house.own(1);
    String other = house.own(2);
    assertThat(own).doesNotContain("NewThing");
    house.close();
    Dictionary newer =
        ParameterFiles.builtIn()
            .extendedBy(
                Dictionary.parse(
                    """
                    [sys] NewThing
                    default=5
                    type=number 0..9
                    purpose=New.
                    """,
                    "newer.ini"));
    house = new DeskHouse(folder, newer);
    assertThat(house.own(1)).contains("NewThing=5");
    assertThat(serial(house.own(1))).isGreaterThan(serial(own));
    assertThat(house.own(2)).isEqualTo(other);
    String renewed = house.own(1);
    long changes = changes();
    house.close();
    house = new DeskHouse(folder, newer);
    assertThat(house.own(1)).isEqualTo(renewed);
    assertThat(changes()).isEqualTo(changes);
  }

  @Test
  void a_start_renders_nothing_unless_what_renders_is_another() throws Exception {
    house.close();
    Dictionary known = ParameterFiles.builtIn();
    house = new DeskHouse(folder, known, Optional.of("this build"));
    twoPhones();
    String own = house.own(1);
    String inf = house.inf(1);
    starts(known, Optional.of("this build")); // phones came since the last start was one without
    starts(known, Optional.of("this build"));
    assertThat(house.desk.renderedInAll()).isZero();
    assertThat(house.own(1)).isEqualTo(own);
    assertThat(house.inf(1)).isEqualTo(inf);
    starts(known, Optional.of("another build"));
    assertThat(house.desk.renderedInAll()).isEqualTo(2);
    starts(known, Optional.empty()); // one that cannot say what it is leaves no trust
    starts(known, Optional.of("another build"));
    assertThat(house.desk.renderedInAll()).isEqualTo(2);
    house.sets("00147F000001", "spread", "30");
    starts(known, Optional.of("another build"));
    assertThat(house.desk.renderedInAll()).isZero();
    assertThat(house.own(1)).contains("AutoprovisionTimeSpan=30");
  }

  private void starts(Dictionary dictionary, Optional<String> maker) {
    house.close();
    house = new DeskHouse(folder, dictionary, maker);
  }

  @Test
  void a_change_of_one_phone_renders_one_file_however_many_there_are() throws Exception {
    house.does(new Wish.AddGroup(GroupId.ROOT, "Paris"));
    for (int i = 1; i <= 30; i++) {
      house.phone(i, ST2030_SIP, i <= 10 ? house.group("Paris") : GroupId.ROOT);
      house.inf(i);
      house.own(i);
    }
    long before = house.desk.renderedInAll();
    for (int i = 1; i <= 30; i++) {
      house.inf(i);
      house.own(i);
    }
    assertThat(house.desk.renderedInAll()).isEqualTo(before);
    house.sets("00147F000001", "spread", "30");
    assertThat(house.desk.renderedInAll() - before).isEqualTo(1); // what its file comes to
    for (int i = 1; i <= 30; i++) {
      house.inf(i);
      house.own(i);
    }
    assertThat(house.desk.renderedInAll() - before).isEqualTo(2); // and once when it asked
    house.sets("Paris", "DSCP1", "40");
    assertThat(house.desk.renderedInAll() - before).isEqualTo(12); // the ten of the group
  }

  private static String serial(String own) {
    return own.lines().filter(line -> line.startsWith("config_sn=")).findFirst().orElseThrow();
  }
}
