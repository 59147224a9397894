// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as one JSON object, for programs. Times are milliseconds unless the name says else. */
public final class ReportJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double THOUSAND = 1_000;

  private ReportJson() {}

  /** The object, on one line. */
  public static String of(FleetReport report) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode settings = root.putObject("settings");
    report.settings().forEach(settings::put);
    root.put("begun", report.begun().toString());
    root.put("seconds", rounded(report.seconds()));
    root.put("allStand", report.allStand());
    phones(root.putObject("phones"), report);
    rates(root.putObject("rates"), report);
    latency(root.putObject("timeToStand"), report.standing());
    latency(root.putObject("waitForTurn"), report.turn());
    ArrayNode requests = root.putArray("requests");
    report.requests().forEach(line -> request(requests.addObject(), line));
    dhcp(root.putObject("dhcp"), report.dhcp());
    root.put("tftpBlocks", report.tftpBlocks());
    ArrayNode failures = root.putArray("failures");
    for (FailureLine line : report.failures()) {
      failures
          .addObject()
          .put("display", line.message())
          .put("phones", line.phones())
          .put("example", line.example())
          .put("reason", line.reason());
    }
    ArrayNode slowest = root.putArray("slowest");
    for (SlowPhone phone : report.slowest()) {
      slowest
          .addObject()
          .put("mac", phone.mac())
          .put("address", phone.address())
          .put("kind", phone.kind())
          .put("seconds", rounded(phone.seconds()))
          .put("reboots", phone.reboots())
          .put("display", phone.end());
    }
    ArrayNode moments = root.putArray("timeLine");
    report.moments().forEach(moment -> moment(moments.addObject(), moment));
    return JSON.writeValueAsString(root);
  }

  private static void phones(ObjectNode node, FleetReport report) {
    PhoneCounts phones = report.phones();
    node.put("asked", phones.asked())
        .put("started", phones.started())
        .put("standing", phones.standing())
        .put("failed", phones.failed())
        .put("unfinished", phones.unfinished())
        .put("prepared", phones.prepared())
        .put("powerUps", report.boots())
        .put("reboots", report.reboots());
  }

  private static void rates(ObjectNode node, FleetReport report) {
    node.put("phonesPerSecond", rounded(report.rate(report.phones().standing())))
        .put("requestsPerSecond", rounded(report.rate(report.requestCount())))
        .put("bytesPerSecond", rounded(report.rate(report.bytes())))
        .put("dhcpExchangesPerSecond", rounded(report.rate(report.dhcp().bound())))
        .put("requests", report.requestCount())
        .put("bytes", report.bytes());
  }

  private static void request(ObjectNode node, RequestLine line) {
    node.put("kind", line.kind())
        .put("transport", line.transport())
        .put("asked", line.asked())
        .put("taken", line.taken())
        .put("absent", line.absent())
        .put("refused", line.refused())
        .put("unanswered", line.unanswered())
        .put("bytes", line.bytes());
    latency(node.putObject("latency"), line.latency());
  }

  private static void dhcp(ObjectNode node, DhcpLine dhcp) {
    node.put("exchanges", dhcp.begun())
        .put("bound", dhcp.bound())
        .put("discovers", dhcp.discovers())
        .put("offers", dhcp.offers())
        .put("requests", dhcp.requests())
        .put("acks", dhcp.acks())
        .put("naks", dhcp.naks());
    latency(node.putObject("latency"), dhcp.latency());
  }

  private static void moment(ObjectNode node, Moment moment) {
    node.put("seconds", rounded(moment.seconds()))
        .put("started", moment.started())
        .put("standing", moment.standing())
        .put("failed", moment.failed())
        .put("working", moment.working())
        .put("requestsPerSecond", rounded(moment.requestsPerSecond()))
        .put("bytesPerSecond", rounded(moment.bytesPerSecond()))
        .put("p50", rounded(moment.p50()))
        .put("p99", rounded(moment.p99()));
  }

  private static void latency(ObjectNode node, Latency latency) {
    node.put("count", latency.count())
        .put("mean", rounded(latency.mean()))
        .put("p50", rounded(latency.p50()))
        .put("p90", rounded(latency.p90()))
        .put("p99", rounded(latency.p99()))
        .put("p99.9", rounded(latency.p999()))
        .put("max", rounded(latency.most()));
  }

  private static double rounded(double value) {
    return Math.round(value * THOUSAND) / THOUSAND;
  }
}
