// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.Step;
import io.dialtone.wire.octets.MacAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepLinesTest {
  private static final Instant TIME = Instant.parse("2026-11-21T10:02:03.456789Z");
  private static final MacAddress MAC = MacAddress.parse("00147F000001").orElseThrow();

  private static Step step(String what, String result, long bytes) {
    return new Step(Step.Kind.FETCH, what, result, bytes, "RUN-1");
  }

  @Test
  void columns_stand_under_each_other() {
    var columns = new StepColumns(Ink.UNICODE);
    String heading = columns.heading();
    String line = columns.lines(TIME, step("http://h/a.inf", "taken", 1_663_792)).getFirst();
    assertThat(line).startsWith("10:02:03.456Z  fetch    http://h/a.inf ");
    assertThat(line.indexOf("http:")).isEqualTo(heading.indexOf("what"));
    assertThat(line.indexOf("taken")).isEqualTo(heading.indexOf("result"));
    assertThat(line.indexOf("1,663,792") + 9).isEqualTo(heading.indexOf("size") + 4);
    assertThat(line.indexOf("RUN-1")).isEqualTo(heading.indexOf("rule"));
  }

  @Test
  void a_long_name_keeps_its_beginning_and_its_end() {
    String url = "http://127.0.0.1:8080/st2030/" + "long/".repeat(20) + "ComConf2030SG.2.69.2.txt";
    String line = new StepColumns(Ink.ASCII).lines(TIME, step(url, "a\nb", 0)).getFirst();
    assertThat(line).contains("http://127.0.0.1:8").contains("...").contains("SG.2.69.2.txt  a?b");
    assertThat(line.indexOf("RUN-1"))
        .isEqualTo(new StepColumns(Ink.ASCII).heading().indexOf("rule"));
  }

  @Test
  void a_long_result_goes_on_below_in_its_column() {
    var columns = new StepColumns(Ink.UNICODE);
    String sentence =
        "option 43 names http://127.0.0.1:8080/st2030/st2030s.inf, and " + "x".repeat(50);
    var lines = columns.lines(TIME, step("source", sentence, 0));
    int column = columns.heading().indexOf("result");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).contains("option 43 names ").endsWith("RUN-1");
    assertThat(lines.subList(1, 5)).allMatch(line -> line.substring(0, column).isBlank());
    assertThat(lines.get(1).substring(column))
        .isEqualTo("http://127.0.0.1:8080/st2030/st2030s.inf");
    assertThat(lines.get(2).substring(column)).isEqualTo(", and");
  }

  @Test
  void json_has_the_keys_of_the_contract_in_their_order() {
    assertThat(new StepJson(MAC).line(TIME, step("http://h/\"a\"", "taken", 7)))
        .isEqualTo(
            "{\"time\":\"2026-11-21T10:02:03.456Z\",\"mac\":\"00:14:7f:00:00:01\","
                + "\"step\":\"fetch\",\"what\":\"http://h/\\\"a\\\"\",\"result\":\"taken\","
                + "\"bytes\":7,\"rule\":\"RUN-1\"}");
    assertThat(StepJson.end(false, "Com Config Not Found", 2))
        .isEqualTo(
            "{\"step\":\"end\",\"provisioned\":false,"
                + "\"display\":\"Com Config Not Found\",\"reboots\":2}");
  }

  @Test
  void the_ink_follows_the_charset() {
    assertThat(Ink.of(StandardCharsets.UTF_8)).isEqualTo(Ink.UNICODE);
    assertThat(Ink.of(StandardCharsets.ISO_8859_1)).isEqualTo(Ink.ASCII);
    assertThat(Ink.of(StandardCharsets.US_ASCII)).isEqualTo(Ink.ASCII);
  }
}
