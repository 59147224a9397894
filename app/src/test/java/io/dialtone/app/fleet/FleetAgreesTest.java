// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.ServeProcess;
import io.dialtone.app.demo.SamplePhone;
import io.dialtone.app.demo.SamplePhone.Way;
import io.dialtone.app.demo.SampleSite;
import io.dialtone.app.golden.FreePort;
import io.dialtone.app.netns.Cable;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fleet says it asked and got is what the server says it was asked and gave. */
class FleetAgreesTest {
  private static final int HTTP_PHONES = 40;
  private static final int TFTP_PHONES = 12;
  private static final long FIRST_TFTP = 0x00147F001000L;

  @TempDir Path folder;
  private ServeProcess server;

  @BeforeEach
  void serve() throws IOException {
    Endpoint http = new Endpoint(Ip4Address.of(127, 0, 0, 1), FreePort.next());
    Path files = Files.createDirectories(folder.resolve("files"));
    SampleSite site = SampleSite.make(files, http, phones());
    server =
        ServeProcess.start(
                folder,
                "--files",
                site.folder().toString(),
                "--http",
                http.toString(),
                "--tftp",
                "127.0.0.1:0",
                "--console",
                "127.0.0.1:0")
            .ready();
  }

  private static List<SamplePhone> phones() {
    var phones = new ArrayList<SamplePhone>();
    for (int number = 0; number < HTTP_PHONES; number++) {
      var mac = new MacAddress(0x00147F000001L + number);
      phones.add(new SamplePhone(mac, Model.ST2030, Protocol.SIP, Way.HTTP));
    }
    for (int number = 0; number < TFTP_PHONES; number++) {
      var mac = new MacAddress(FIRST_TFTP + number);
      phones.add(new SamplePhone(mac, Model.ST2022, Protocol.MGCP, Way.TFTP));
    }
    return phones;
  }

  @AfterEach
  void end() {
    server.close();
  }

  /** The sum of a counter over all its labels but those that begin otherwise. */
  private long counted(String name) throws IOException, InterruptedException {
    Matcher lines =
        Pattern.compile("(?m)^" + name + " ([0-9.E]+)$").matcher(server.console("/metrics"));
    double sum = 0;
    while (lines.find()) {
      sum += Double.parseDouble(lines.group(lines.groupCount()));
    }
    return Math.round(sum);
  }

  /** An end is counted when the server has heard of it, and a phone does not wait for that. */
  private void assertCounted(String name, long count) throws Exception {
    Cable.await(
        name + " counts all",
        () -> {
          try {
            return counted(name) >= count;
          } catch (IOException fault) {
            throw new UncheckedIOException(fault);
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });
    assertThat(counted(name)).isEqualTo(count);
  }

  private static List<String> read(Path log) {
    try {
      return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void over_dhcp_and_http_both_count_the_same() throws Exception {
    FleetRun fleet =
        FleetRun.of(
            folder,
            "--phones",
            String.valueOf(HTTP_PHONES),
            "--dhcp",
            server.endpoint("dhcp").toString(),
            "--json");

    assertThat(fleet.json().path("failures")).isEmpty();
    assertThat(fleet.code()).isZero();
    assertThat(fleet.json().path("phones").path("standing").intValue()).isEqualTo(HTTP_PHONES);
    assertThat(fleet.json().path("phones").path("reboots").intValue()).isEqualTo(2 * HTTP_PHONES);
    long asked = fleet.sum("HTTP", "asked");
    assertCounted("dialtone_http_requests_total\\{.*\\}", asked);
    assertThat(counted("dialtone_http_requests_total\\{status=\"404\"\\}"))
        .isEqualTo(fleet.sum("HTTP", "absent"));
    assertCounted("dialtone_http_sent_bytes_total", fleet.sum("HTTP", "bytes"));
    var dhcp = fleet.json().path("dhcp");
    assertThat(dhcp.path("bound").intValue()).isEqualTo(3 * HTTP_PHONES); // each start asks
    assertThat(dhcp.path("acks").intValue()).isEqualTo(3 * HTTP_PHONES);
    assertThat(counted("dialtone_dhcp_packets_total\\{.*\\}"))
        .isEqualTo(dhcp.path("discovers").intValue() + dhcp.path("requests").intValue());
    assertThat(counted("dialtone_leases")).isEqualTo(HTTP_PHONES);
    assertAccessLog(asked, fleet.sum("HTTP", "bytes"));
  }

  /** The log is written by a thread of its own: it is asked for until it is complete. */
  private void assertAccessLog(long asked, long bytes) throws Exception {
    Path log = folder.resolve("data/access.log");
    Cable.await("all is in the log", () -> read(log).size() >= asked);
    List<String> lines = read(log);
    assertThat(lines).hasSize((int) asked);
    long logged =
        lines.stream()
            .map(line -> line.replaceFirst("^.*?\" \\d{3} (\\d+|-) .*$", "$1"))
            .filter(size -> !size.equals("-"))
            .mapToLong(Long::parseLong)
            .sum();
    assertThat(logged).isEqualTo(bytes);
    long addresses = lines.stream().map(line -> line.split(" ", 2)[0]).distinct().count();
    assertThat(addresses).isEqualTo(HTTP_PHONES); // each phone speaks from its own
  }

  @Test
  void over_tftp_both_count_the_same() throws Exception {
    FleetRun fleet =
        FleetRun.of(
            folder,
            "--phones",
            String.valueOf(TFTP_PHONES),
            "--mix",
            "ST2022-mgcp",
            "--mac",
            new MacAddress(FIRST_TFTP).plain(),
            "--tftp-server",
            server.endpoint("tftp").toString(),
            "--json");

    assertThat(fleet.json().path("failures")).isEmpty();
    assertThat(fleet.code()).isZero();
    assertThat(fleet.sum("HTTP", "asked")).isZero();
    assertCounted("dialtone_tftp_finished_total", fleet.sum("TFTP", "taken"));
    assertThat(counted("dialtone_tftp_failed_total")).isZero();
    assertThat(counted("dialtone_tftp_refused_total")).isEqualTo(fleet.sum("TFTP", "absent"));
    // What was acknowledged, however often it went out.
    assertCounted("dialtone_tftp_sent_bytes_total", fleet.sum("TFTP", "bytes"));
    // Blocks count as often as they come, and a busy machine may make some come twice.
    assertThat(fleet.json().path("tftpBlocks").longValue())
        .isGreaterThanOrEqualTo(fleet.sum("TFTP", "bytes") / 512);
  }

  @Test
  void unchanged_phones_ask_for_three_files_and_a_new_config_costs_one_reboot_RUN_3_RUN_4()
      throws Exception {
    FleetRun fleet =
        FleetRun.of(
            folder,
            "--phones",
            String.valueOf(HTTP_PHONES),
            "--state",
            "unchanged=3,new-config=1",
            "--dhcp",
            server.endpoint("dhcp").toString(),
            "--json");

    assertThat(fleet.code()).isZero();
    var phones = fleet.json().path("phones");
    assertThat(phones.path("prepared").intValue()).isEqualTo(HTTP_PHONES);
    assertThat(phones.path("reboots").intValue()).isEqualTo(HTTP_PHONES / 4);
    int starts = HTTP_PHONES + HTTP_PHONES / 4;
    assertThat(fleet.sum("HTTP", "asked")).isEqualTo(3L * starts);
    assertThat(fleet.sum("HTTP", "absent")).isEqualTo(starts); // .ser
    assertThat(fleet.json().path("dhcp").path("bound").intValue()).isEqualTo(starts);
  }
}
