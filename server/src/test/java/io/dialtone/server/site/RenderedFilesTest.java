// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static io.dialtone.server.site.DeskHouse.ST2030_SIP;
import static io.dialtone.server.site.DeskHouse.common;
import static io.dialtone.server.site.DeskHouse.hex;
import static io.dialtone.server.site.DeskHouse.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.GroupId;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Bytes;
import java.nio.file.Path;
import java.util.Optional;
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
    Snapshot ten = RenderedFiles.snapshot("x", Bytes.latin1("0123456789"), DeskHouse.NOON);
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

  @Test
  void after_a_restart_the_name_of_an_inf_of_before_is_found() throws Exception {
    house.sets("Paris", "DSCP1", "40");
    String paris = common(house.inf(1));
    String root = common(house.inf(2));
    closes();
    house = new DeskHouse(folder);
    assertThat(house.get(paris).orElseThrow()).contains("DSCP1=40");
    assertThat(house.get(root).orElseThrow()).doesNotContain("DSCP1=40");
  }

  @Test
  void a_name_that_never_was_renders_a_few_groups_at_each_asking_and_none_twice() throws Exception {
    int groups = 2 * ToldConfigs.RENDERED_A_LOOK + 5;
    for (int i = 0; i < groups; i++) {
      house.does(new Wish.AddGroup(GroupId.ROOT, "G" + i));
      house.phone(100 + i, ST2030_SIP, house.group("G" + i));
    }
    int known = rendered();
    Optional<String> none = house.get("cfg/ComConf2030S_000000000000.txt");
    assertThat(none).isEmpty();
    assertThat(rendered() - known).isBetween(1, ToldConfigs.RENDERED_A_LOOK);
    for (int i = 0; i < 5; i++) {
      assertThat(house.get("cfg/ComConf2030S_000000000000.txt")).isEmpty();
    }
    assertThat(rendered()).isEqualTo(groups + 2);
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
