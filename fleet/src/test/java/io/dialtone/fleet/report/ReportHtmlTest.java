// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class ReportHtmlTest {
  private final String page = ReportHtml.of(Reports.one());

  @Test
  void it_tells_what_the_report_tells() {
    assertThat(page)
        .contains("<title>Dialtone fleet: 2 of 4 phones stand</title>")
        .contains("before that 3 phones booted once")
        .contains("Server Unreachable")
        .contains("127.32.0.3")
        .contains("4.20 kB");
  }

  @Test
  void it_needs_no_other_file_and_runs_nothing() {
    assertThat(page)
        .doesNotContain("<script", "<link", "<img", "<iframe", "src=", "href=", "url(", "@import");
  }

  @Test
  void what_others_named_is_text_and_nothing_else() {
    assertThat(page)
        .contains("refused &lt;by&gt; &quot;h&quot;", "x=1&amp;y=&lt;2&gt;")
        .doesNotContain("<by>", "<2>");
  }

  @Test
  void every_element_is_closed() throws Exception {
    String content = page.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(content)));
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(4);
    assertThat(document.getElementsByTagName("figure").getLength()).isEqualTo(4);
  }

  @Test
  void a_report_without_any_moment_has_no_chart() {
    FleetReport one = Reports.one();
    var empty =
        new FleetReport(
            one.settings(),
            one.begun(),
            0,
            new PhoneCounts(4, 0, 0, 0, 0),
            0,
            0,
            Latency.NONE,
            Latency.NONE,
            List.of(),
            new DhcpLine(0, 0, 0, 0, 0, 0, 0, Latency.NONE),
            0,
            List.of(),
            List.of(),
            List.of());
    assertThat(ReportHtml.of(empty))
        .contains("0 of 4 phones stand")
        .doesNotContain("<svg")
        .as("no time is told where no phone stands")
        .doesNotContain("to stand,");
    assertThat(ReportText.of(empty).getFirst()).startsWith("0 of 4 phones stand");
    assertThat(ReportJson.of(empty)).contains("\"timeLine\":[]");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "4, 1", "10, 2", "23, 5", "100, 20", "1000, 200", "0.42, 0.1", "7e9, 2e9"})
  void ticks_stand_at_round_numbers(double most, double step) {
    assertThat(Chart.step(most)).isEqualTo(step);
  }
}
