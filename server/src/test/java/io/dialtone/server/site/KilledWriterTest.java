// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.SiteItem;
import io.dialtone.server.settings.Database;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that changes a site is killed somewhere in a change. */
class KilledWriterTest {

  private static final int KILLS = 6;

  @TempDir private Path data;
  private final Random random = new Random(5);

  @Test
  void a_killed_change_leaves_the_old_or_the_new_site_and_what_was_kept_stays() throws Exception {
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = killed(acknowledged + 1 + random.nextInt(60));
      try (SiteData opened =
          SiteData.open(new Database.Sqlite(data.resolve("dialtone.db")), data)) {
        StoredSite site = opened.store().load();
        assertThat(site.newest()).isBetween(acknowledged, acknowledged + 1);
        List<SiteItem> expected = new ArrayList<>();
        for (int i = 0; i < SiteWritingChild.ACCOUNTS; i++) {
          expected.add(SiteWritingChild.account(i, site.newest()));
        }
        assertThat(site.items()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(opened.store().change(site.newest()).orElseThrow().change().edits())
            .hasSize(SiteWritingChild.ACCOUNTS);
      }
    }
  }

  /** The last change that it said it had kept, before it was killed by SIGKILL. */
  private long killed(long after) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SiteWritingChild.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long said = 0;
    try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
      while (said < after) {
        said = Long.parseLong(lines.readLine(), 10);
      }
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said = Long.parseLong(line, 10); // what it still said counts too
      }
    }
    child.waitFor();
    return said;
  }
}
