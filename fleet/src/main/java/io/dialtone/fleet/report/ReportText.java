// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines of text, in columns. */
public final class ReportText {
  private static final String ROW = "  %-17s %-5s %10s %10s %9s %8s %8s %10s";
  private static final String TIMES = "  %-23s %9s %9s %9s %9s %9s %9s";

  private final FleetReport report;
  private final List<String> lines = new ArrayList<>();

  private ReportText(FleetReport report) {
    this.report = report;
  }

  /** The lines of a report. */
  public static List<String> of(FleetReport report) {
    var text = new ReportText(report);
    text.summary();
    text.requests();
    text.times();
    text.failures();
    text.slowest();
    return List.copyOf(text.lines);
  }

  private void summary() {
    PhoneCounts phones = report.phones();
    add(
        String.format(
            Locale.ROOT,
            "%s of %s phones stand, %s failed, %s did not come to an end, in %s s",
            Figures.count(phones.standing()),
            Figures.count(phones.asked()),
            Figures.count(phones.failed()),
            Figures.count(phones.unfinished()),
            Figures.number(report.seconds())));
    add(
        String.format(
            Locale.ROOT,
            "  %s phones/s, %s requests/s, %s/s, %s DHCP exchanges/s",
            Figures.number(report.rate(phones.standing())),
            Figures.number(report.rate(report.requestCount())),
            Figures.bytes(report.rate(report.bytes())),
            Figures.number(report.rate(report.dhcp().bound()))));
    add(
        String.format(
            Locale.ROOT,
            "  %s power-ups, %s reboots of the phones' own, %s requests, %s",
            Figures.count(report.boots()),
            Figures.count(report.reboots()),
            Figures.count(report.requestCount()),
            Figures.bytes(report.bytes())));
    if (report.turn().most() > 1.0) {
      add(
          String.format(
              Locale.ROOT,
              "  phones waited for their turn %s at most",
              Figures.millis(report.turn().most())));
    }
    if (phones.prepared() > 0) {
      add(
          String.format(
              Locale.ROOT,
              "  before that %s phones booted once, uncounted",
              Figures.count(phones.prepared())));
    }
  }

  private void requests() {
    if (!report.requests().isEmpty()) {
      add("");
      add(
          String.format(
              Locale.ROOT,
              ROW,
              "requests",
              "",
              "asked",
              "taken",
              "absent",
              "refused",
              "no answer",
              "bytes"));
      for (RequestLine line : report.requests()) {
        add(
            String.format(
                Locale.ROOT,
                ROW,
                line.kind(),
                line.transport(),
                Figures.count(line.asked()),
                Figures.count(line.taken()),
                Figures.count(line.absent()),
                Figures.count(line.refused()),
                Figures.count(line.unanswered()),
                Figures.bytes(line.bytes())));
      }
    }
    if (report.tftpBlocks() > 0) {
      add(
          String.format(
              Locale.ROOT, "  TFTP blocks received: %s", Figures.count(report.tftpBlocks())));
    }
    DhcpLine dhcp = report.dhcp();
    if (dhcp.begun() > 0) {
      add(
          String.format(
              Locale.ROOT,
              "  DHCP: %s exchanges, %s ended with an ACK; sent %s DISCOVER, %s REQUEST;"
                  + " received %s OFFER, %s ACK, %s NAK",
              Figures.count(dhcp.begun()),
              Figures.count(dhcp.bound()),
              Figures.count(dhcp.discovers()),
              Figures.count(dhcp.requests()),
              Figures.count(dhcp.offers()),
              Figures.count(dhcp.acks()),
              Figures.count(dhcp.naks())));
    }
  }

  private void times() {
    add("");
    add(String.format(Locale.ROOT, TIMES, "time to", "mean", "p50", "p90", "p99", "p99.9", "most"));
    time("stand", report.standing());
    if (report.dhcp().bound() > 0) {
      time("an address", report.dhcp().latency());
    }
    for (RequestLine line : report.requests()) {
      time(line.kind() + ", " + line.transport(), line.latency());
    }
  }

  private void time(String what, Latency latency) {
    if (latency.count() > 0) {
      add(
          String.format(
              Locale.ROOT,
              TIMES,
              what,
              Figures.millis(latency.mean()),
              Figures.millis(latency.p50()),
              Figures.millis(latency.p90()),
              Figures.millis(latency.p99()),
              Figures.millis(latency.p999()),
              Figures.millis(latency.most())));
    }
  }

  private void failures() {
    if (report.failures().isEmpty()) {
      return;
    }
    add("");
    add(
        String.format(
            Locale.ROOT, "  %-24s %10s  %s", "failed, by panel", "phones", "one of them"));
    for (FailureLine line : report.failures()) {
      add(
          String.format(
              Locale.ROOT,
              "  %-24s %10s  %s: %s",
              line.message(),
              Figures.count(line.phones()),
              line.example(),
              line.reason()));
    }
  }

  private void slowest() {
    if (report.slowest().isEmpty()) {
      return;
    }
    add("");
    add(
        String.format(
            Locale.ROOT,
            "  %-13s %-16s %-22s %9s %8s  %s",
            "slowest",
            "",
            "",
            "s",
            "reboots",
            "display"));
    for (SlowPhone phone : report.slowest()) {
      add(
          String.format(
              Locale.ROOT,
              "  %-13s %-16s %-22s %9s %8d  %s",
              phone.mac(),
              phone.address(),
              phone.kind(),
              Figures.number(phone.seconds()),
              phone.reboots(),
              phone.end()));
    }
  }

  /** What a server says, for one in the reason of a failure, moves no cursor. */
  private void add(String line) {
    lines.add(line.stripTrailing().replaceAll("\\p{Cc}", "?"));
  }
}
