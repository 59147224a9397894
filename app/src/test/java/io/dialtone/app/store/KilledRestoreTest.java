// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import io.dialtone.server.settings.Database;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.StoredSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore is a process of its own, and is killed at each thing that it does to the folder. */
class KilledRestoreTest {

  private static final int TEMPLATES = 150;
  private static final int MOST_STEPS = 60;

  /** So many things are done to the folder between the kills. */
  private static final int STEP = 6;

  @TempDir Path folder;

  private Path backup() {
    return folder.resolve("b.zip");
  }

  /** A site with history, passwords, files, an authority for HTTPS and parameters. */
  private StoredSite make() throws Exception {
    House house = House.in(folder.resolve("made"));
    house.done("", "site", "groups", "add", "/New");
    house.done("s3cret\n", "site", "accounts", "add", "1", "--password-stdin");
    for (int number = 0; number < 5; number++) {
      house.done("", "site", "set", "/", "DSCP1=" + (40 + number));
    }
    Path parameters = Files.createDirectory(house.data().resolve("parameters"));
    Files.writeString(parameters.resolve("ours.ini"), "# none yet\n", UTF_8);
    try (ServeProcess server =
        ServeProcess.start(house.folder(), "--https", "127.0.0.1:0").ready()) {
      assertThat(server.pid()).isPositive();
      manyTemplates(house);
    }
    house.done("", "backup", backup().toString(), "--with-key");
    return site(house);
  }

  /** So many that their rows take a moment. */
  private static void manyTemplates(House house) {
    for (int number = 0; number < TEMPLATES; number++) {
      house.done("", "site", "templates", "set", "t" + number, "1=none");
    }
  }

  private static StoredSite site(House house) throws IOException {
    Files.createDirectories(house.data());
    try (SiteData data =
        SiteData.open(new Database.Sqlite(house.data().resolve("dialtone.db")), house.data())) {
      return data.store().load();
    }
  }

  private static void sameItems(StoredSite found, StoredSite expected) {
    assertThat(found.items()).isEqualTo(expected.items());
    assertThat(found.editions()).isEqualTo(expected.editions());
  }

  /** Killed wherever, and then done in peace. */
  private void killedEverywhere(StoredSite made, boolean inPlace) throws Exception {
    List<String> left = new ArrayList<>();
    for (int after = inPlace ? 1 : 3; after <= MOST_STEPS; after += STEP) {
      House house = House.in(folder.resolve((inPlace ? "old" : "empty") + after));
      if (inPlace) {
        house.done("", "site", "groups", "add", "/Old");
      }
      StoredSite before = site(house);
      boolean alive = DoneToFolder.killed(house, after, "restore", backup().toString());
      StoredSite found = site(house);
      boolean old = found.items().equals(before.items());
      sameItems(found, old ? before : made);
      assertThat(found.newest()).isEqualTo(old ? before.newest() : newest(made, inPlace));
      left.add(old ? "old" : "restored");
      assertThat(house.type("site", "history").exit()).as("it can be worked with").isZero();
      house.done("", "restore", backup().toString());
      sameItems(site(house), made);
      assertThat(folder.resolve("made/data/tls/dialtone-ca.key"))
          .hasSameBinaryContentAs(house.data().resolve("tls/dialtone-ca.key"));
      try (Stream<Path> all = Files.walk(house.data())) {
        assertThat(all.map(Path::toString).filter(name -> name.endsWith(".new"))).isEmpty();
      }
      if (!alive) {
        assertThat(left).as("there was something to kill").contains("old", "restored");
        return;
      }
    }
    assertThat(left).contains("old");
  }

  /** That it was restored is a change too. */
  private static long newest(StoredSite made, boolean inPlace) {
    return made.newest() + (inPlace ? 1 : 0);
  }

  @Test
  void a_killed_restore_leaves_the_old_site_or_the_restored_one_and_is_done_again()
      throws Exception {
    StoredSite made = make();
    killedEverywhere(made, false);
    killedEverywhere(made, true);
  }
}
