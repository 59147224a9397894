// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static io.dialtone.server.site.SampleItems.TEMPLATE;
import static io.dialtone.server.site.SampleItems.added;
import static io.dialtone.server.site.SampleItems.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.backup.Backup;
import io.dialtone.server.settings.Database;
import io.dialtone.server.store.Session;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is no room: SQLite is told so by a limit of its pages, files by a device that is full. */
class FullDiskTest {

  @TempDir private Path data;

  @Test
  void a_full_disk_keeps_nothing_of_a_change_says_so_and_is_got_over() {
    try (SiteData opened = SiteData.open(new Database.Sqlite(data.resolve("dialtone.db")), data)) {
      SiteStore store = opened.store();
      store.commit(by("ann", added(TEMPLATE)));
      limit(opened, "PRAGMA max_page_count = 60");
      List<SiteItem> many = new ArrayList<>();
      for (int i = 0; i < 5000; i++) {
        many.add(new KeyTemplate("many " + i, TEMPLATE.keys()));
      }
      SiteCommit large = by("bob", added(many.toArray(SiteItem[]::new)));
      assertThatThrownBy(() -> store.commit(large))
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith("; make room on its disk");
      assertThat(store.load().items()).containsExactly(TEMPLATE);
      assertThat(store.load().newest()).isEqualTo(1);
      limit(opened, "PRAGMA max_page_count = 1000000");
      assertThat(store.commit(large)).isEqualTo(new CommitResult.Kept(2));
      assertThat(store.load().items()).hasSize(5001);
    }
  }

  private static void limit(SiteData opened, String pragma) {
    opened
        .database()
        .read((Session session) -> {
          session.execute(pragma);
          return pragma;
        });
  }

  @Test
  void a_backup_where_nothing_can_be_written_is_told_in_one_line() {
    try (SiteData opened = SiteData.open(new Database.Sqlite(data.resolve("dialtone.db")), data)) {
      Path nowhere = Path.of("/proc/backup.zip");
      assertThatThrownBy(() -> Backup.write(opened, nowhere, false, SampleItems.NOON))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("the backup /proc/backup.zip cannot be written: ")
          .message()
          .doesNotContain("\n", "Exception");
    }
  }
}
