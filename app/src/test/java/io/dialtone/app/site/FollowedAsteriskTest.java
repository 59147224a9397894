// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code import asterisk --watch} as a process of its own, beside a server. */
class FollowedAsteriskTest {

  private static final FilePrefix KIND = new FilePrefix(Model.ST2030, Protocol.SIP);

  @TempDir private Path folder;

  private Process watch() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "import",
            "asterisk",
            "asterisk",
            "--watch");
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  /** Reads on until a line begins so. */
  private static String until(BufferedReader lines, String begin) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(begin)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new AssertionError("it ended without " + begin);
    }
    return line;
  }

  @Test
  @Timeout(120)
  @DisplayName("SRV-3 the files of phones follow Asterisk's files by themselves")
  void a_change_reaches_the_one_phone_it_is_about_and_a_faulty_file_reaches_none()
      throws Exception {
    AsteriskDisk disk = new AsteriskDisk(folder);
    disk.sip(5);
    try (RunningServer server = new SiteShell(folder).serve();
        SitePhone phone =
            SitePhone.byHttp(
                KIND, AsteriskDisk.mac(3), String.valueOf(server.endpoints().get("http")))) {
      Process watch = watch();
      try (BufferedReader out = watch.inputReader(UTF_8);
          BufferedReader err = watch.errorReader(UTF_8)) {
        for (int n = 0; n < 5; n++) {
          assertThat(until(out, "changed ")).isEqualTo("changed " + AsteriskDisk.mac(n));
        }
        assertThat(phone.boot().provisioned()).isTrue();
        assertThat(phone.parameter("regpwd1")).isEqualTo("s3cret-203");

        String good = Files.readString(disk.file("peers/all.conf"));
        Files.writeString(disk.file("peers/all.conf"), good.replace("s3cret-203", "n3w") + "[x");
        assertThat(until(err, "dialtone: peers"))
            .isEqualTo("dialtone: peers/all.conf, line 16: a section's header has no closing ]");
        assertThat(phone.boot().reboots()).isZero();
        assertThat(phone.parameter("regpwd1")).isEqualTo("s3cret-203");

        Files.writeString(disk.file("peers/new.conf"), "[299](base)\nsecret=fresh-299\n");
        Files.writeString(disk.file("peers/all.conf"), good.replace("s3cret-203", "an0ther"));
        assertThat(until(out, "change ")).contains("6 accounts, 5 phones");
        assertThat(until(out, "phones with")).isEqualTo("phones with another file: 1");
        assertThat(until(out, "changed ")).isEqualTo("changed " + AsteriskDisk.mac(3));
        assertThat(phone.boot().reboots()).isEqualTo(1);
        assertThat(phone.parameter("regpwd1")).isEqualTo("an0ther");

        Files.writeString(disk.file("peers/new.conf"), "[299](base)\nsecret=fr3sh-299\n");
        assertThat(until(out, "phones with")).isEqualTo("phones with another file: 0");
        watch.destroy(); // SIGTERM
        assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isZero();
      } finally {
        watch.destroyForcibly();
      }
    }
  }
}
