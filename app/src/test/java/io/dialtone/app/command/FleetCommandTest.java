// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.fleet.FleetRun;
import io.dialtone.app.golden.FreePort;
import io.dialtone.app.terminal.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code fleet} against a site of a few texts. */
class FleetCommandTest {
  private static final int PHONES = 20;

  @TempDir Path folder;
  private final TinySite site = TinySite.forDefaultPhone();

  FleetCommandTest() {
    for (int number = 1; number <= PHONES; number++) {
      site.put(
          String.format("ST2030S_00147F%06X.txt", number),
          "[sys]\nconfig_sn=202611210001\n[sip]\nregid1=" + number + "\n");
    }
  }

  @AfterEach
  void close() throws IOException {
    site.close();
  }

  private FleetRun fleet(String... options) {
    List<String> all =
        new ArrayList<>(List.of("--phones", "" + PHONES, "--inf", site.url("st2030s.inf")));
    all.addAll(List.of(options));
    return FleetRun.of(folder, all.toArray(String[]::new));
  }

  @Test
  void all_phones_stand_and_the_report_says_what_they_asked_for() {
    FleetRun run = fleet();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .startsWith("20 of 20 phones stand, 0 failed, 0 did not come to an end, in ")
        .containsPattern("INF +HTTP +60 +60 +0 +0 +0 ")
        .containsPattern("\\.ser +HTTP +40 +0 +40 +0 +0 ")
        .containsPattern("\\.txt +HTTP +40 +40 +0 ")
        .containsPattern("common config +HTTP +20 +20 +0 ")
        .containsPattern("firmware +HTTP +20 +20 +0 ")
        .doesNotContain("failed, by panel");
    assertThat(site.takeRequests()).hasSize(60 + 40 + 40 + 20 + 20);
  }

  @Test
  void for_programs_the_report_is_one_object_on_one_line() {
    FleetRun run = fleet("--json", "--seed", "5");
    assertThat(run.out().lines()).hasSize(1);
    JsonNode report = run.json();
    assertThat(report.propertyNames())
        .containsExactly(
            "settings",
            "begun",
            "seconds",
            "allStand",
            "phones",
            "rates",
            "timeToStand",
            "waitForTurn",
            "requests",
            "dhcp",
            "tftpBlocks",
            "failures",
            "slowest",
            "timeLine");
    assertThat(report.path("settings").path("seed").stringValue()).isEqualTo("5");
    assertThat(report.path("timeToStand").path("count").intValue()).isEqualTo(PHONES);
    JsonNode last = report.path("timeLine").get(report.path("timeLine").size() - 1);
    assertThat(last.path("standing").intValue()).isEqualTo(PHONES);
    assertThat(last.path("working").intValue()).isZero();
    assertThat(report.path("slowest")).hasSize(10);
  }

  @Test
  void the_page_needs_nothing_beside_itself() throws IOException {
    FleetRun run = fleet("--html", "report.html");
    assertThat(run.code()).isZero();
    String page = Files.readString(folder.resolve("report.html"), StandardCharsets.UTF_8);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>20 of 20 phones stand</h1>", "<svg ", "Requests a second")
        .doesNotContain("<script", "<link", "<img", "src=", "href=", "@import", "url(");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing/report.html", "."})
  void a_page_that_cannot_be_written_is_told_before_the_phones_boot(String page) {
    FleetRun run = fleet("--html", page);
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .contains("cannot be written: is its folder");
    assertThat(site.takeRequests()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("LCD-2: phones that fail are counted by what their panel shows")
  @CsvSource({
    "st2030s.inf, Gen File Not Found",
    "ComConf-1.txt, Com Config Not Found",
    "v2030SG.101223.2.74.zz, Firmware Not Found",
  })
  void phones_that_fail_are_counted_by_what_their_panel_shows_and_one_says_why(
      String missing, String message) {
    site.remove(missing);
    FleetRun run = fleet("--no-waits", "--json");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    JsonNode failure = run.json().path("failures").get(0);
    assertThat(failure.path("display").stringValue()).isEqualTo(message);
    assertThat(failure.path("phones").intValue()).isEqualTo(PHONES);
    assertThat(failure.path("reason").stringValue()).contains(missing, "404");
    assertThat(run.json().path("phones").path("failed").intValue()).isEqualTo(PHONES);
    assertThat(fleet("--no-waits").out()).contains("failed, by panel", message);
  }

  @Test
  @DisplayName("SRC-6: a dead server is asked four times, 30 s apart")
  void a_dead_server_is_asked_four_times_and_the_waits_can_be_skipped() throws IOException {
    site.close();
    FleetRun run = fleet("--no-waits", "--json");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.json().path("failures").get(0).path("display").stringValue())
        .isEqualTo("Server Unreachable");
    JsonNode line = run.json().path("requests").get(0);
    assertThat(line.path("asked").intValue()).isEqualTo(4 * PHONES);
    assertThat(line.path("unanswered").intValue()).isEqualTo(4 * PHONES);
  }

  @Test
  @DisplayName("SRC-6: waits are lived through, until the time is over")
  void waits_are_lived_through_until_the_time_is_over() throws IOException {
    site.close();
    FleetRun run = fleet("--for", "500ms", "--json", "--in-flight", "3");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    JsonNode phones = run.json().path("phones");
    assertThat(phones.path("started").intValue()).isEqualTo(PHONES); // those that wait make room
    assertThat(phones.path("failed").intValue()).isZero();
    assertThat(phones.path("unfinished").intValue()).isEqualTo(PHONES);
  }

  @Test
  void a_server_that_never_answers_holds_nobody_beyond_the_time() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      FleetRun run =
          FleetRun.of(
              folder,
              "--phones",
              "3",
              "--http-server",
              "127.0.0.1:" + silent.getLocalPort(),
              "--for",
              "300ms",
              "--json");
      assertThat(run.code()).isEqualTo(ExitCode.NO);
      assertThat(run.json().path("phones").path("unfinished").intValue()).isEqualTo(3);
    }
  }

  @Test
  void phones_that_cannot_be_prepared_in_the_time_are_one_line_and_2() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      FleetRun run =
          FleetRun.of(
              folder,
              "--phones",
              "3",
              "--state",
              "unchanged=2,factory=1",
              "--http-server",
              "127.0.0.1:" + silent.getLocalPort(),
              "--for",
              "300ms",
              "--json");
      assertThat(run.code()).isEqualTo(ExitCode.FAILED);
      assertThat(run.out()).isEmpty();
      assertThat(run.errors())
          .containsExactly(
              "dialtone: 2 of 3 phones had not booted once when the time was over (--for 300ms),"
                  + " so nothing was counted: does the server answer?");
    }
  }

  @Test
  void further_boots_ask_for_what_a_known_phone_asks_RUN_3() {
    FleetRun run = fleet("--boots", "3", "--json");
    assertThat(run.code()).isZero();
    JsonNode phones = run.json().path("phones");
    assertThat(phones.path("powerUps").intValue()).isEqualTo(3 * PHONES);
    assertThat(phones.path("standing").intValue()).isEqualTo(PHONES);
    long first = 60 + 40 + 40 + 20 + 20;
    assertThat(run.sum("HTTP", "asked")).isEqualTo(first + 2 * 3 * PHONES);
  }

  @Test
  void phones_arrive_at_a_rate() {
    FleetRun run = fleet("--arrival", "rate=100/s", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().path("seconds").doubleValue()).isGreaterThanOrEqualTo(0.19);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--phones 0 | --phones takes 1 to 1000000",
        "--phones 2000000 | --phones takes 1 to 1000000",
        "--phones 5 --mix ST2040-sip | --mix: 'ST2040-sip' is not known here",
        "--phones 5 --mix ST2030-sip=0 | --mix: 'ST2030-sip=0' needs a weight of 1 to 1000000",
        "--phones 5 --mix ST2030-sip,ST2030-sip | --mix: 'ST2030-sip' stands there twice",
        "--phones 5 --state old | --state: 'old' is not known here",
        "--phones 5 --arrival soon | --arrival takes burst, rate=N or spread=TIME, not 'soon'",
        "--phones 5 --arrival rate=0 | --arrival rate=N takes phones a second, up to 1000000",
        "--phones 5 --arrival spread=5x | --arrival spread= takes 500ms, 90s, 10m or 2h, not '5x'",
        "--phones 5 --for 0s | --for takes up to 7 days",
        "--phones 5 --boots 0 | --boots takes 1 to 1000",
        "--phones 5 --in-flight 0 | --in-flight takes 1 to 100000",
        "--phones 5 --mac 00147FFFFFFE | --mac 00147FFFFFFE leaves no room for 5 phones",
        "--phones 5 --inf ftp://a/b | --inf takes an http:// or https:// URL, not 'ftp://a/b'",
        "--phones 5 --http-server a/b | a server is HOST or HOST:PORT, not 'a/b'",
        "--phones 5 --dhcp eth0 | --dhcp takes ADDRESS:PORT, not 'eth0'",
        "--phones 5 --sources inf=1 | --sources: 'inf' is not known here",
        "--phones 5 --inf http://192.0.2.1/a.inf | 192.0.2.1 is not on loopback: name an address",
        "--phones 5 --bind me | --bind takes an IPv4 address, not 'me'",
        "--phones 5 --for 90 | --for takes 500ms, 90s, 10m or 2h, not '90'",
        "--phones 5 --mac 00147F | --mac takes 12 hex digits, not '00147F'",
        "--phones 5 --http-server 127.0.0.1:0 | 127.0.0.1:0 has no port of 1 to 65535",
        "--phones 5 --tftp-server 127.0.0.1:70000 | 127.0.0.1:70000 has no port of 1 to 65535",
        "--inf http://127.0.0.1/a | Missing required option: '--phones=N'",
      })
  void wrong_usage_is_one_line_and_64(String options, String complaint) {
    FleetRun run = FleetRun.of(folder, options.split(" ", -1));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().getFirst())
        .startsWith("dialtone: " + complaint)
        .endsWith("(see 'dialtone fleet --help')");
  }

  @Test
  void an_address_that_is_not_ours_is_said_before_anything_is_sent() {
    FleetRun run = fleet("--dhcp", "127.0.0.1:9", "--giaddr", "192.0.2.77");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().getFirst()).contains("--giaddr").contains("192.0.2.77");
    assertThat(site.takeRequests()).isEmpty();
  }

  @Test
  void phones_that_cannot_speak_from_there_are_said_before_anything_is_sent() {
    FleetRun run = fleet("--bind", "192.0.2.77");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().getFirst()).contains("--bind").contains("192.0.2.77");
    assertThat(site.takeRequests()).isEmpty();
  }

  @Test
  void all_phones_may_speak_from_one_address() {
    FleetRun run = fleet("--bind", "127.9.9.9", "--json");
    assertThat(run.code()).isZero();
    for (JsonNode phone : run.json().path("slowest")) {
      assertThat(phone.path("address").stringValue()).isEqualTo("127.9.9.9");
    }
  }

  @Test
  void sources_share_the_phones_by_their_weights() throws IOException {
    String server = "127.0.0.1:" + FreePort.next(); // where nobody listens
    FleetRun run =
        fleet("--http-server", server, "--sources", "inf=3,http=1", "--no-waits", "--json");
    assertThat(run.code()).isEqualTo(ExitCode.NO);
    assertThat(run.json().path("settings").path("sources").stringValue())
        .contains("= 3")
        .contains(server + " = 1");
    assertThat(run.json().path("phones").path("standing").intValue()).isEqualTo(15);
    assertThat(run.json().path("phones").path("failed").intValue()).isEqualTo(5);
  }

  @Test
  void a_page_that_cannot_be_written_is_said_before_the_run() {
    FleetRun run = fleet("--html", "nowhere/report.html");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.errors()).hasSize(1);
    assertThat(site.takeRequests()).isEmpty();
  }

  @Test
  void help_names_every_option() {
    FleetRun run = FleetRun.of(folder, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("--phones", "--mix", "--state", "--arrival", "--sources", "--no-waits")
        .contains("--in-flight", "--html", "--json", "--giaddr", "--bind", "--for", "--seed")
        .contains("--inf", "--http-server", "--tftp-server", "--dhcp", "--ca");
  }
}
