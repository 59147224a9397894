// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.SiteFile;
import io.dialtone.server.settings.Database;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.StoredSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import is a process of its own, and is killed at the things that it does to the folder. */
class KilledImportTest {

  private static final int FIRMWARE = 4;
  private static final int FINE_STEPS = 60;
  private static final int MOST_STEPS = 1_000; // how many are seen depends on who looks how often
  private static final int STEP = 4;

  @TempDir Path folder;

  /** The text of a site with files, phones and passwords. */
  private StoredSite export() throws Exception {
    House house = House.in(folder.resolve("made"));
    Random random = new Random(3);
    for (int number = 0; number < FIRMWARE; number++) {
      byte[] bytes = new byte[20_000];
      random.nextBytes(bytes);
      bytes[0] = 1;
      Path file = folder.resolve("v2030SG.R11.1.SED.101223.2.7" + number + ".zz");
      Files.write(file, bytes);
      house.done("", "site", "firmware", "add", file.toString());
    }
    house.done("s3cret\n", "site", "accounts", "add", "1", "--password-stdin");
    for (int number = 0; number < 9; number++) {
      String mac = "00147F00000" + number;
      house.done("", "site", "phones", "add", mac, "--model=ST2030", "--line=1=1");
    }
    house.done("", "export", text().toString(), "--plain-secrets");
    return site(house);
  }

  private Path text() {
    return folder.resolve("text");
  }

  private static StoredSite site(House house) {
    try (SiteData data =
        SiteData.open(new Database.Sqlite(house.data().resolve("dialtone.db")), house.data())) {
      return data.store().load();
    }
  }

  private static List<String> files(House house) throws IOException {
    try (Stream<Path> all = Files.list(house.data().resolve("files"))) {
      return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @Test
  void a_killed_import_leaves_the_old_site_or_the_new_one_and_no_file_that_nothing_names()
      throws Exception {
    StoredSite made = export();
    TreeSet<String> left = new TreeSet<>();
    boolean cleaned = false;
    for (int after = 1; after <= MOST_STEPS; after += after < FINE_STEPS ? STEP : after) {
      House house = House.in(folder.resolve("old" + after));
      house.done("", "site", "groups", "add", "/Old");
      StoredSite before = site(house);
      boolean alive = DoneToFolder.killed(house, after, "import", "site", text().toString());
      boolean litter = !files(house).isEmpty();
      StoredSite found = site(house);
      boolean old = found.items().equals(before.items());
      if (old) {
        assertThat(files(house)).isEmpty();
        cleaned |= litter;
      } else {
        assertThat(found.items()).containsAll(made.items()).hasSize(made.items().size() + 1);
        assertThat(found.editions()).isEqualTo(made.editions());
        assertThat(files(house))
            .containsExactlyInAnyOrderElementsOf(
                made.items().stream()
                    .filter(SiteFile.class::isInstance)
                    .map(item -> ((SiteFile) item).sha256())
                    .toList());
      }
      left.add(old ? "old" : "new");
      house.done("", "import", "site", text().toString());
      assertThat(site(house).items()).containsAll(made.items());
      if (!alive) {
        break;
      }
    }
    assertThat(left).as("there was something to kill").containsExactly("new", "old");
    assertThat(cleaned).as("one was killed between files and change").isTrue();
  }
}
