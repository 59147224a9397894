// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.core.tftp.PortRange;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.server.tftp.TftpSettings.Answer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other people's clients with every option they have, against each way our server answers. */
@Timeout(120)
class TftpClientOptionsTest {

  /** From which ports the server answers. */
  enum Way {
    ANY_PORT,
    RANGE,
    SINGLE_PORT;

    Answer answer() {
      return switch (this) {
        case ANY_PORT -> TftpSettings.ANY_PORT;
        case RANGE -> new Answer.OwnPorts(Optional.of(new PortRange(41_000, 41_063)));
        case SINGLE_PORT -> new Answer.SinglePort();
      };
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void tftp_hpa(Way way) throws Exception {
    try (TftpStand stand = TftpStand.over(folder, way.answer())) {
      InetSocketAddress at = stand.address();
      assertThat(stand.hpa(at, "firmware.zz", "-m", "octet", "-4")).as(stand.said()).isZero();
      stand.assertGot("firmware.zz");
      assertThat(stand.hpa(at, "small.zz", "-m", "binary", "-v", "-R", "42000:42010")).isZero();
      stand.assertGot("small.zz");
      assertThat(stand.hpa(at, "small.zz", "-m", "netascii", "-l")).isZero();
      stand.assertGot("small.zz");

      String typed = "binary\nrexmt 1\ntimeout 5\ntrace\nget firmware.zz got\nstatus\nquit\n";
      String port = TftpStand.port(at);
      List<String> shell = List.of(Programs.require("tftp").toString(), "127.0.0.1", port);
      assertThat(stand.run(shell, typed)).as(stand.said()).isZero();
      stand.assertGot("firmware.zz");
    }
  }

  @ParameterizedTest
  @EnumSource
  void atftp(Way way) throws Exception {
    try (TftpStand stand = TftpStand.over(folder, way.answer())) {
      InetSocketAddress at = stand.address();
      String[][] options = {
        {},
        {"--option", "tsize"},
        {"--option", "blksize 8"},
        {"--option", "blksize 1428", "--option", "timeout 2"},
        {"--option", "blksize 65464"},
        {"--option", "windowsize 16"},
        {"--option", "windowsize 64", "--option", "blksize 1024", "--option", "tsize"},
        {"--option", "mode netascii"},
        {"--option", "multicast"},
        {"--option", "disable blksize", "--tftp-timeout", "3", "--prevent-sas", "--trace"},
        {"--no-source-port-checking"},
      };
      for (String[] each : options) {
        assertThat(stand.atftp(at, "small.zz", each)).as("%s", List.of(each)).isZero();
        stand.assertGot("small.zz");
      }
      assertThat(stand.server().figures().volume().resent()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void curl(Way way) throws Exception {
    try (TftpStand stand = TftpStand.over(folder, way.answer())) {
      InetSocketAddress at = stand.address();
      String[][] options = {
        {},
        {"--tftp-no-options"},
        {"--tftp-blksize", "8"},
        {"--tftp-blksize", "1468"},
        {"--tftp-blksize", "65464"},
        {"--local-port", "43000-43099"},
        {"--interface", "127.0.0.5"},
        {"--connect-timeout", "9", "--max-time", "90"},
      };
      for (String[] each : options) {
        assertThat(stand.curl(at, "small.zz", each)).as("%s", List.of(each)).isZero();
        stand.assertGot("small.zz");
      }
      assertThat(stand.curl(at, "st2030s.inf;mode=netascii")).isEqualTo(68); // it lies in phones/
      assertThat(stand.curl(at, "phones/st2030s.inf;mode=octet")).as(stand.said()).isZero();
      stand.assertGot("phones/st2030s.inf");
    }
  }

  @ParameterizedTest
  @EnumSource
  void busybox(Way way) throws Exception {
    try (TftpStand stand = TftpStand.over(folder, way.answer())) {
      InetSocketAddress at = stand.address();
      assertThat(stand.busybox(at, "firmware.zz")).as(stand.said()).isZero();
      stand.assertGot("firmware.zz");
      for (String block : List.of("64", "512", "1428", "65464")) {
        assertThat(stand.busybox(at, "small.zz", "-b", block)).as(stand.said()).isZero();
        stand.assertGot("small.zz");
      }
      assertThat(stand.busybox(at, "absent")).isNotZero();
      assertThat(stand.said()).contains("file not found");
      String port = TftpStand.port(at);
      String busybox = Programs.require("busybox").toString();
      List<String> upload =
          List.of(busybox, "tftp", "-p", "-l", "input", "-r", "mine", "127.0.0.1", port);
      assertThat(stand.run(upload, "")).isNotZero();
      assertThat(stand.said()).contains("this server takes no files");
      assertThat(stand.root().resolve("mine")).doesNotExist();
    }
  }
}
