// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dialtone serve --customize} as a process, and phones that a worker plugs in. */
@Timeout(120)
class BenchProcessTest {

  private static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final String INF =
      """
      [Provision_Mode]
      provision_mode = auto_provisioning
      [config]
      common_config=ComConf1.txt
      """;

  @TempDir private Path folder;

  private static MacAddress mac(int number) {
    return new MacAddress(0x00147F000300L + number);
  }

  private void filesByHand() throws Exception {
    Path files = Files.createDirectory(folder.resolve("hand-made"));
    Files.writeString(files.resolve("st.inf"), INF);
    Files.writeString(files.resolve("bad.inf"), INF + "melodies=gone.txt\n");
    Files.writeString(
        files.resolve("ComConf1.txt"), "[sys]\r\nAutoprovisionTimeDays=3\r\n", ISO_8859_1);
  }

  /** A factory-new phone is plugged in; how its power-up ended. */
  private static PhoneEnd plug(ServeProcess server, int number, String inf) throws Exception {
    String url = "http://" + server.endpoint("http") + "/" + inf;
    try (SitePhone phone = SitePhone.at(ST2030S, mac(number), url)) {
      return phone.boot();
    }
  }

  /** The ten seconds that a phone is left at rest are waited for: they are what decides. */
  @Test
  void phones_plugged_in_one_after_the_other_are_told_and_the_report_is_written_RUN_11()
      throws Exception {
    filesByHand();
    Files.writeString(
        folder.resolve("list.csv"),
        "mac;model;where\n"
            + mac(1)
            + ";ST2030;shelf 1 <top>\n"
            + mac(2)
            + "\n"
            + mac(3)
            + "\n\n"
            + mac(4));
    List<String> typed = List.of("sh", "-c", "exec \"$@\" < list.csv", "sh");
    List<String> last;
    try (ServeProcess server =
        ServeProcess.start(
                typed,
                folder,
                "--dhcp",
                "off",
                "--http",
                "127.0.0.1:0",
                "--files",
                "hand-made",
                "--customize",
                "-",
                "--customize-report",
                "monday.html")
            .ready()) {
      assertThat(plug(server, 1, "st.inf").ending()).isEqualTo(PhoneEnd.Ending.CUSTOMIZED);
      assertThat(plug(server, 9, "st.inf").provisioned()).isFalse();
      assertThat(server.says("not listed")).contains(mac(9) + " at 127.0.0.31");
      assertThat(plug(server, 2, "bad.inf").provisioned()).isFalse();
      assertThat(server.says("pass"))
          .matches(
              "pass    "
                  + mac(1)
                  + "  ST2030 hw5 fw\\S+ +2 files in .* at rest  \\[ST2030 shelf 1 <top>\\]");
      assertThat(server.says("fail"))
          .startsWith("fail    " + mac(2) + "  ST2030")
          .contains("gone.txt: no file of this name");
      assertThat(plug(server, 3, "bad.inf").provisioned()).isFalse();
      last = server.stop();
      assertThat(server.log()).doesNotContain("\tat ");
    }
    assertThat(last).containsExactly("1 passed, 1 failed, 1 not finished, 1 never came");
    assertThat(Files.readString(folder.resolve("monday.html"), UTF_8))
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("<b>1 passed, 1 failed, 1 not finished, 1 never came</b>")
        .contains("<td>pass</td><td>" + mac(1), "ST2030 shelf 1 &lt;top&gt;")
        .contains("<td>fail</td><td>" + mac(2), "gone.txt: no file of this name")
        .contains("<td>running</td><td>" + mac(3), "<td>absent</td><td>" + mac(4));
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all)
          .as("nothing half written")
          .noneMatch(one -> one.toString().contains("monday.html."));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.csv      | x.html      | none.csv cannot be read: no such file or folder",
        ".             | x.html      | . cannot be read",
        "empty.csv     | x.html      | empty.csv: there is no MAC address in it; * stands for",
        "letter.csv    | x.html      | letter.csv: line 2 begins with no MAC address",
        "twice.csv     | x.html      | twice.csv: line 3: 00:14:7f:00:03:01 is listed twice",
        "good.csv      | gone/x.html | --customize-report: there is no folder",
        "good.csv      | .           | --customize-report: . is a folder: name a file in it",
      })
  void what_cannot_be_done_is_said_before_anything_is_served(
      String list, String report, String reason) throws Exception {
    Files.writeString(folder.resolve("empty.csv"), "mac\n# none yet\n\n");
    Files.writeString(folder.resolve("letter.csv"), "mac\nDear Sirs,\n");
    Files.writeString(folder.resolve("twice.csv"), "mac\n" + mac(1) + "\n" + mac(1).plain() + "\n");
    Files.writeString(folder.resolve("good.csv"), mac(1) + "\n");

    SiteShell.Said said =
        new SiteShell(folder).dialtone("serve", "--customize", list, "--customize-report", report);

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err().lines()).singleElement().asString().contains(reason);
    assertThat(said.out()).isEmpty();
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
