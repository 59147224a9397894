// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What came of a day at the bench, fit to be printed. */
public record BenchReport(Instant begun, Instant ended, List<BenchLine> lines) {

  public BenchReport {
    lines = List.copyOf(lines);
  }

  private long count(BenchLine.State state) {
    return lines.stream().filter(line -> line.state() == state).count();
  }

  /** How many passed, failed, are under way and never came. */
  public String summary() {
    return count(BenchLine.State.PASS)
        + " passed, "
        + count(BenchLine.State.FAIL)
        + " failed, "
        + count(BenchLine.State.RUNNING)
        + " not finished, "
        + count(BenchLine.State.ABSENT)
        + " never came";
  }

  private String when() {
    return begun.truncatedTo(ChronoUnit.SECONDS) + " to " + ended.truncatedTo(ChronoUnit.SECONDS);
  }

  /** As lines of text. */
  public String text() {
    StringBuilder text = new StringBuilder("Customization bench, " + when() + "\n");
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text.append(summary()).append('\n').toString();
  }

  /** As one page that needs nothing else. */
  public String html() {
    StringBuilder html =
        new StringBuilder(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Customization bench</title>
            <style>
            body { font: 11pt sans-serif; margin: 2em }
            table { border-collapse: collapse; width: 100% }
            th, td { border: 1px solid #888; padding: 0.2em 0.5em; text-align: left;
              vertical-align: top }
            tr { page-break-inside: avoid }
            thead { display: table-header-group }
            .fail td:first-child, .absent td:first-child { font-weight: bold }
            small { color: #444 }
            </style></head><body>
            """);
    html.append("<h1>Customization bench</h1>\n<p>").append(when()).append("</p>\n<p><b>");
    html.append(summary()).append("</b></p>\n<table><thead><tr>");
    for (String title : List.of("Result", "MAC", "Phone", "Files", "Took", "Why", "Note")) {
      html.append("<th>").append(title).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    lines.forEach(line -> row(html, line));
    return html.append("</tbody></table>\n</body></html>\n").toString();
  }

  private static void row(StringBuilder html, BenchLine line) {
    html.append("<tr class=\"").append(line.state().text()).append("\">");
    cell(html, line.state().text());
    cell(html, line.mac().toString());
    cell(html, line.version().orElse("-"));
    html.append("<td>").append(line.files().size()).append("<br><small>");
    html.append(escaped(String.join(", ", line.files()))).append("</small></td>");
    cell(html, BenchLine.text(line.took()));
    cell(html, line.reason());
    cell(html, line.note());
    html.append("</tr>\n");
  }

  private static void cell(StringBuilder html, String text) {
    html.append("<td>").append(escaped(text)).append("</td>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
