// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import io.dialtone.fleet.report.Chart.Line;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** A report as one page with charts, which needs no other file, script or server. */
public final class ReportHtml {
  private final FleetReport report;
  private final StringBuilder out = new StringBuilder();

  private ReportHtml(FleetReport report) {
    this.report = report;
  }

  /** The page. */
  public static String of(FleetReport report) {
    var page = new ReportHtml(report);
    page.head();
    page.tiles();
    page.charts();
    page.failures();
    page.requests();
    page.times();
    page.slowest();
    page.settings();
    return Page.of("Dialtone fleet: " + page.verdict(), page.out.toString());
  }

  private String verdict() {
    PhoneCounts phones = report.phones();
    return Figures.count(phones.standing())
        + " of "
        + Figures.count(phones.asked())
        + " phones stand";
  }

  private void head() {
    out.append("<h1>").append(verdict()).append("</h1>\n<p class=\"sub\">dialtone fleet, ");
    out.append(report.begun().truncatedTo(ChronoUnit.SECONDS)).append(", ");
    out.append(Figures.number(report.seconds())).append(" s");
    PhoneCounts phones = report.phones();
    if (phones.prepared() > 0) {
      out.append("; before that ").append(Figures.count(phones.prepared()));
      out.append(" phones booted once, uncounted");
    }
    out.append("</p>\n");
  }

  private void tiles() {
    PhoneCounts phones = report.phones();
    out.append("<div class=\"tiles\">\n");
    tile(report.allStand() ? "good" : "", Figures.count(phones.standing()), "phones stand");
    long others = phones.failed() + phones.unfinished();
    tile(others > 0 ? "bad" : "", Figures.count(phones.failed()), "failed");
    if (phones.unfinished() > 0) {
      tile("bad", Figures.count(phones.unfinished()), "did not come to an end");
    }
    tile("", Figures.number(report.rate(phones.standing())), "phones a second");
    tile("", Figures.number(report.rate(report.requestCount())), "requests a second");
    tile("", Figures.bytes(report.rate(report.bytes())), "a second");
    if (report.dhcp().begun() > 0) {
      tile("", Figures.number(report.rate(report.dhcp().bound())), "DHCP exchanges a second");
    }
    if (report.standing().count() > 0) {
      tile("", Figures.millis(report.standing().p50()), "to stand, half the phones");
      tile("", Figures.millis(report.standing().p99()), "to stand, 99 of 100");
    }
    out.append("</div>\n");
  }

  private void tile(String style, String figure, String what) {
    out.append("<div class=\"tile ").append(style).append("\"><b>").append(Page.text(figure));
    out.append("</b><span>").append(Page.text(what)).append("</span></div>\n");
  }

  private void charts() {
    if (report.moments().isEmpty()) {
      return;
    }
    out.append("<div class=\"charts\">\n");
    chart(
        "Phones",
        Figures::number,
        line("standing", "a", true, Moment::standing),
        line("at work", "b", false, Moment::working),
        line("failed", "c", false, Moment::failed));
    chart(
        "Requests a second",
        Figures::number,
        line("requests/s", "a", true, Moment::requestsPerSecond));
    chart(
        "How long a request took",
        Figures::millis,
        line("half of them", "a", false, Moment::p50),
        line("99 of 100", "b", false, Moment::p99));
    chart("Bytes a second", Figures::bytes, line("bytes/s", "a", true, Moment::bytesPerSecond));
    out.append("</div>\n");
  }

  private void chart(String title, DoubleFunction<String> figure, Line... lines) {
    List<Double> seconds = new ArrayList<>(List.of(0.0));
    report.moments().forEach(moment -> seconds.add(moment.seconds()));
    out.append(new Chart(title, seconds, List.of(lines), figure).svg());
  }

  private Line line(String name, String style, boolean filled, ToDoubleFunction<Moment> value) {
    List<Double> values = new ArrayList<>(List.of(0.0));
    report.moments().forEach(moment -> values.add(value.applyAsDouble(moment)));
    return new Line(name, style, filled, values);
  }

  private void failures() {
    if (report.failures().isEmpty()) {
      return;
    }
    long most = report.failures().getFirst().phones();
    table("Failed phones, by what their panel shows", "display", "phones", ".one of them", ".why");
    for (FailureLine line : report.failures()) {
      out.append("<tr><td>").append(Page.text(line.message())).append("</td><td class=\"l\">");
      out.append("<span class=\"bar\" style=\"width:").append(160 * line.phones() / most);
      out.append("px\"></span>").append(Figures.count(line.phones()));
      out.append("</td><td class=\"l\">").append(Page.text(line.example()));
      out.append("</td><td class=\"l w\">").append(Page.text(line.reason())).append("</td></tr>\n");
    }
    endTable();
  }

  private void requests() {
    if (report.requests().isEmpty()) {
      return;
    }
    table("Requests", "file", ".by", "asked", "taken", "absent", "refused", "no answer", "bytes");
    for (RequestLine line : report.requests()) {
      row(
          line.kind(),
          "." + line.transport(),
          Figures.count(line.asked()),
          Figures.count(line.taken()),
          Figures.count(line.absent()),
          Figures.count(line.refused()),
          Figures.count(line.unanswered()),
          Figures.bytes(line.bytes()));
    }
    endTable();
  }

  private void times() {
    table("Times", "time to", "how many", "mean", "p50", "p90", "p99", "p99.9", "most");
    time("stand", report.standing());
    time("an address, DHCP", report.dhcp().latency());
    report.requests().forEach(line -> time(line.kind() + ", " + line.transport(), line.latency()));
    endTable();
  }

  private void time(String what, Latency latency) {
    if (latency.count() > 0) {
      row(
          what,
          Figures.count(latency.count()),
          Figures.millis(latency.mean()),
          Figures.millis(latency.p50()),
          Figures.millis(latency.p90()),
          Figures.millis(latency.p99()),
          Figures.millis(latency.p999()),
          Figures.millis(latency.most()));
    }
  }

  private void slowest() {
    if (report.slowest().isEmpty()) {
      return;
    }
    table("The slowest phones", "MAC", ".address", ".kind", "time", "reboots", ".display");
    for (SlowPhone phone : report.slowest()) {
      row(
          phone.mac(),
          "." + phone.address(),
          "." + phone.kind(),
          Figures.millis(phone.seconds() * 1_000),
          String.valueOf(phone.reboots()),
          "." + phone.end());
    }
    endTable();
  }

  private void settings() {
    out.append("<h2>What was asked for</h2>\n<div class=\"card\"><dl>\n");
    report
        .settings()
        .forEach((name, value) -> {
          out.append("<dt>").append(Page.text(name)).append("</dt><dd>");
          out.append(Page.text(value)).append("</dd>\n");
        });
    out.append("</dl></div>\n");
  }

  /** A cell whose text begins with a dot stands at the left. */
  private void table(String title, String... columns) {
    out.append("<h2>").append(Page.text(title)).append("</h2>\n<div class=\"card\"><table><thead>");
    cells("th", columns);
    out.append("</thead><tbody>\n");
  }

  private void row(String... cells) {
    cells("td", cells);
  }

  private void cells(String element, String... cells) {
    out.append("<tr>");
    for (int at = 0; at < cells.length; at++) {
      String cell = cells[at];
      boolean left = at > 0 && cell.startsWith(".");
      out.append('<').append(element).append(left ? " class=\"l\">" : ">");
      out.append(Page.text(left ? cell.substring(1) : cell)).append("</").append(element);
      out.append('>');
    }
    out.append("</tr>\n");
  }

  private void endTable() {
    out.append("</tbody></table></div>\n");
  }
}
