// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportJsonTest {
  private final String text = ReportJson.of(Reports.one());
  private final JsonNode report = JsonMapper.builder().build().readTree(text);

  @Test
  void it_is_one_line() {
    assertThat(text).doesNotContain("\n");
  }

  @Test
  void each_part_has_its_fields() {
    assertThat(report.path("phones").propertyNames())
        .containsExactly(
            "asked",
            "started",
            "standing",
            "failed",
            "unfinished",
            "prepared",
            "powerUps",
            "reboots");
    assertThat(report.path("rates").propertyNames())
        .containsExactly(
            "phonesPerSecond",
            "requestsPerSecond",
            "bytesPerSecond",
            "dhcpExchangesPerSecond",
            "requests",
            "bytes");
    assertThat(report.path("requests").get(0).propertyNames())
        .containsExactly(
            "kind",
            "transport",
            "asked",
            "taken",
            "absent",
            "refused",
            "unanswered",
            "bytes",
            "latency");
    assertThat(report.path("timeToStand").propertyNames())
        .containsExactly("count", "mean", "p50", "p90", "p99", "p99.9", "max");
    assertThat(report.path("dhcp").propertyNames())
        .containsExactly(
            "exchanges", "bound", "discovers", "offers", "requests", "acks", "naks", "latency");
    assertThat(report.path("timeLine").get(0).propertyNames())
        .containsExactly(
            "seconds",
            "started",
            "standing",
            "failed",
            "working",
            "requestsPerSecond",
            "bytesPerSecond",
            "p50",
            "p99");
  }

  @Test
  void the_figures_are_the_reports() {
    assertThat(report.path("allStand").booleanValue()).isFalse();
    assertThat(report.path("phones").path("unfinished").intValue()).isEqualTo(1);
    assertThat(report.path("rates").path("phonesPerSecond").doubleValue()).isEqualTo(1);
    assertThat(report.path("rates").path("bytes").longValue()).isEqualTo(1_004_200);
    assertThat(report.path("failures").get(0).path("display").stringValue())
        .isEqualTo("Server Unreachable");
    assertThat(report.path("dhcp").path("naks").intValue()).isEqualTo(1);
    assertThat(report.path("begun").stringValue()).isEqualTo("2026-11-22T00:00:00Z");
  }
}
