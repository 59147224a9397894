// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static io.dialtone.server.site.DeskHouse.ST2030_SIP;
import static io.dialtone.server.site.DeskHouse.common;
import static io.dialtone.server.site.DeskHouse.hex;
import static io.dialtone.server.site.DeskHouse.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedFilesTest {

  @TempDir Path folder;
  private DeskHouse house;

  @BeforeEach
  void opens() {
    house = new DeskHouse(folder);
    house.does(new Wish.AddGroup(GroupId.ROOT, "Paris"));
    house.does(new Wish.AddGroup(GroupId.ROOT, "Rome"));
    house.phone(1, ST2030_SIP, house.group("Paris"));
    house.phone(2, ST2030_SIP, GroupId.ROOT);
  }

  @AfterEach
  void closes() {
    house.close();
  }

  private long renderings(int... phones) throws Exception {
    long before = house.desk.rendered();
    for (int phone : phones) {
      house.inf(phone);
      house.own(phone);
    }
    return house.desk.rendered() - before;
  }

  @Test
  void a_file_is_rendered_once_until_a_change_touches_its_phone() throws Exception {
    assertThat(renderings(1, 2)).isEqualTo(4);
    assertThat(renderings(1, 2, 1)).isZero();
    house.sets("00147F000001", "spread", "30");
    assertThat(renderings(2)).isZero();
    assertThat(renderings(1)).isEqualTo(2);
    house.sets("Paris", "DSCP1", "40");
    assertThat(renderings(2)).isZero();
    assertThat(renderings(1)).isEqualTo(2);
    house.does(new Wish.RenameGroup(house.group("Paris"), "Lyon"));
    assertThat(renderings(1, 2)).isZero();
  }

  @Test
  void the_last_modification_is_that_of_the_phones_file() throws Exception {
    String path = "/ST2030S_" + hex(1) + ".txt";
    Snapshot.Version before = house.files().ready(path).orElseThrow().version();
    house.sets("00147F000002", "spread", "30");
    assertThat(house.files().ready(path).orElseThrow().version()).isEqualTo(before);
    house.sets("00147F000001", "spread", "30");
    assertThat(house.files().ready(path).orElseThrow().version().etag())
        .isNotEqualTo(before.etag());
  }

  @Test
  void what_is_asked_for_longest_ago_makes_room() {
    RenderedFiles files = new RenderedFiles(3L * (RenderedFiles.ENTRY_WEIGHT + 10));
    Snapshot ten = Snapshot.made("x", Bytes.latin1("0123456789"), DeskHouse.NOON);
    files.put(mac(1), "/a", ten);
    files.put(mac(1), "/b", ten);
    files.put(mac(2), "/a", ten);
    assertThat(files.find(mac(1), "/a")).isPresent();
    files.put(mac(3), "/a", ten);
    assertThat(files.find(mac(2), "/a")).isEmpty();
    assertThat(files.find(mac(1), "/b")).isPresent();
    files.drop(mac(1));
    assertThat(files.find(mac(1), "/a")).isEmpty();
    assertThat(files.find(mac(3), "/a")).isPresent();
  }

  @Test
  void a_phone_that_holds_an_old_inf_still_gets_its_common_file() throws Exception {
    String old = common(house.inf(1));
    String content = house.get(old).orElseThrow();
    house.sets("site", "DSCP1", "40");
    assertThat(common(house.inf(1))).isNotEqualTo(old);
    assertThat(house.get(old)).contains(content);
  }

  private void restarts(Duration later) {
    closes();
    house = new DeskHouse(folder, ParameterFiles.builtIn(), () -> DeskHouse.NOON.plus(later));
  }

  @Test
  void after_a_restart_the_name_of_an_inf_of_before_is_found() throws Exception {
    house.sets("Paris", "DSCP1", "40");
    String paris = common(house.inf(1));
    String root = common(house.inf(2));
    restarts(Duration.ZERO);
    assertThat(house.get(paris).orElseThrow()).contains("DSCP1=40");
    assertThat(house.get(root).orElseThrow()).doesNotContain("DSCP1=40");
  }

  @Test
  void after_a_restart_a_name_of_before_an_hour_of_changes_is_found() throws Exception {
    String first = common(house.inf(1));
    house.sets("Paris", "DSCP1", "40");
    String second = common(house.inf(1));
    String content = house.get(second).orElseThrow();
    house.sets("Paris", "DSCP1", "41");
    house.does(new Wish.MoveGroup(house.group("Paris"), house.group("Rome")));
    house.sets("Rome", "DSCP2", "42");
    String last = common(house.inf(1));
    assertThat(List.of(first, second, last)).doesNotHaveDuplicates();
    restarts(PastGroups.AGE.minusMinutes(1));
    assertThat(house.get("cfg/ComConf2030S_000000000000.txt")).isEmpty();
    assertThat(house.get(second)).contains(content);
    assertThat(house.get(first)).isPresent();
    assertThat(house.get(last)).isPresent();
    restarts(PastGroups.AGE.plusMinutes(1));
    assertThat(house.get(second)).isEmpty();
    assertThat(house.get(last)).isPresent();
  }

  @Test
  void a_name_that_a_run_before_the_last_change_told_is_found_too() throws Exception {
    String first = common(house.inf(1));
    restarts(PastGroups.AGE.multipliedBy(2));
    house.sets("Paris", "DSCP1", "40");
    assertThat(house.get(first)).isPresent();
    house.does(new Wish.RemovePhone(mac(1)));
    house.does(new Wish.RemoveGroup(house.group("Paris")));
    assertThat(house.get(first)).isPresent();
  }

  @Test
  void more_changes_than_are_remembered_leave_the_newest() throws Exception {
    List<String> told = new ArrayList<>();
    for (int i = 1; i <= PastGroups.CHANGES + 2; i++) {
      house.sets("Paris", "AutoprovisionTimeDays", Integer.toString(i));
      told.add(common(house.inf(1)));
    }
    restarts(Duration.ZERO);
    assertThat(house.get(told.get(0))).isEmpty();
    assertThat(house.get(told.get(1))).isPresent();
    assertThat(house.get(told.getLast())).isPresent();
  }

  @Test
  void a_phone_that_nobody_knows_gets_its_file_among_many_groups_after_a_restart()
      throws Exception {
    int groups = 40;
    for (int i = 0; i < groups; i++) {
      house.does(new Wish.AddGroup(GroupId.ROOT, "G" + i));
      house.sets("G" + i, "DSCP1", Integer.toString(i));
      house.phone(100 + i, ST2030_SIP, house.group("G" + i));
    }
    String last = common(house.inf(100 + groups - 1));
    restarts(Duration.ofDays(1));
    assertThat(house.get(last)).isPresent();
  }

  @Test
  void a_name_that_never_was_renders_no_group_twice() throws Exception {
    for (int i = 0; i < 40; i++) {
      house.does(new Wish.AddGroup(GroupId.ROOT, "G" + i));
    }
    for (int i = 0; i < 3; i++) {
      assertThat(house.get("cfg/ComConf2030S_00000000000" + i + ".txt")).isEmpty();
      assertThat(rendered()).isEqualTo(house.desk.read(Site::groups).size());
    }
    assertThat(house.get("cfg/ComConf2030X_000000000000.txt")).isEmpty();
  }

  /** Groups whose common config is rendered for this kind. */
  private int rendered() {
    return house
        .desk
        .live()
        .read((site, standing) ->
            (int)
                site.groups().stream()
                    .filter(group -> standing.isRendered(group.id(), ST2030_SIP))
                    .count());
  }
}
