// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.app.command.StayedPhone;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code import asterisk --watch} as a process of its own, beside a server. */
class FollowedAsteriskTest {

  private static final int PHONES = 50;
  private static final String READY = "^display: ready$";
  private static final FilePrefix KIND = new FilePrefix(Model.ST2030, Protocol.SIP);

  @TempDir private Path folder;

  private Process watch() throws IOException {
    List<String> command =
        JavaCommand.of(Main.class.getName(), "import", "asterisk", "asterisk", "--watch");
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
        assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(watch.exitValue()).isZero();
      } finally {
        watch.destroyForcibly();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"sip, peers/all.conf", "pjsip, pjsip.conf"})
  @Timeout(240)
  @DisplayName("SRV-3 NTF-1 of fifty phones the one whose secret changed is told, and applies it")
  void of_fifty_phones_the_one_whose_secret_changed_is_notified(String driver, String file)
      throws Exception {
    AsteriskDisk disk = new AsteriskDisk(folder);
    disk.of(driver, PHONES);
    assertThat(disk.dialtone("import", "asterisk", "asterisk").exit()).isZero();
    List<StayedPhone> phones = new ArrayList<>();
    Process watch = null;
    try (RunningServer server = new SiteShell(folder).serve()) {
      for (int n = 0; n < PHONES; n++) {
        phones.add(stayed(n, String.valueOf(server.endpoints().get("http"))));
      }
      for (StayedPhone phone : phones) {
        phone.until(READY);
      }
      watch = watch();
      try (BufferedReader out = watch.inputReader(UTF_8)) {
        until(out, "nothing changes");
        disk.edit(file, "s3cret-217", "an0ther-217");
        assertThat(until(out, "changed ")).isEqualTo("changed " + AsteriskDisk.mac(17));
        assertThat(until(out, "notified "))
            .isEqualTo("notified " + AsteriskDisk.mac(17) + " answered: 200 OK");
        phones.get(17).until(READY);
        for (int n = 0; n < PHONES; n++) {
          phones.get(n).types("show params DisplayName1").until("DisplayName1=Person");
          assertThat(phones.get(n).seen().stream().filter(line -> line.matches(READY)).count())
              .as("phone %d: %s", n, phones.get(n).seen())
              .isEqualTo(n == 17 ? 2 : 1);
        }
      }
    } finally {
      if (watch != null) {
        watch.destroyForcibly();
      }
      for (StayedPhone phone : phones) {
        phone.close();
      }
    }
  }

  private StayedPhone stayed(int n, String http) throws IOException {
    String mac = AsteriskDisk.mac(n).plain();
    String address = "127.0.6." + (n + 1);
    return new StayedPhone(
        folder,
        "--mac",
        mac,
        "--bind",
        address,
        "--sip",
        address + ":5060",
        "--web",
        "off",
        "--inf",
        "http://" + http + "/ST2030S_" + mac + ".inf");
  }
}
