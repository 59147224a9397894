// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real import is killed again and again, from its start to its end. */
class KilledImportTest {

  private static final int ACCOUNTS = 400;
  private static final int KILLS = 12;

  @TempDir private Path folder;

  private Process importing() throws IOException {
    return new ProcessBuilder(
            JavaCommand.of(Main.class.getName(), "import", "asterisk", "asterisk"))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private int accounts(String password) {
    int found = 0;
    JsonNode answer = new SiteShell(folder).site("accounts", "--json", "--reveal").json();
    for (JsonNode account : answer.path("items")) {
      found += account.path("password").asString("").startsWith(password) ? 1 : 0;
    }
    return found;
  }

  @Test
  void killed_at_any_point_it_leaves_the_old_site_or_the_new_one() throws Exception {
    AsteriskDisk disk = new AsteriskDisk(folder);
    disk.sip(ACCOUNTS);
    long begun = System.nanoTime();
    assertThat(importing().waitFor()).isZero();
    long whole = System.nanoTime() - begun;
    assertThat(accounts("s3cret-")).isEqualTo(ACCOUNTS);
    String old = "s3cret-";
    String written = old; // in Asterisk's file, whichever the site has
    for (int kill = 1; kill <= KILLS; kill++) {
      String fresh = "word" + kill + "-";
      disk.edit("peers/all.conf", written, fresh);
      written = fresh;
      Process process = importing();
      boolean _ = process.waitFor(whole * kill / (KILLS - 1), TimeUnit.NANOSECONDS);
      process.toHandle().destroyForcibly();
      process.onExit().join();
      int anew = accounts(fresh);
      assertThat(anew).as("kill %d", kill).isIn(0, ACCOUNTS);
      assertThat(accounts(old)).as("kill %d", kill).isEqualTo(ACCOUNTS - anew);
      old = anew == 0 ? old : fresh;
    }
    assertThat(importing().waitFor()).isZero();
    assertThat(accounts(written)).isEqualTo(ACCOUNTS);
  }
}
